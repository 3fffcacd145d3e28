import { useId } from "react";
import { NavBar } from "../../shared/NavBar";
import { useLanguage, useTexts } from "../../texts/useTexts";
import { usePhone } from "./phoneContext";

export function Settings() {
  const t = useTexts();
  const { back } = usePhone();
  const { language, setLanguage } = useLanguage();
  const heading = useId();
  return (
    <>
      <NavBar title={t.settings} onBack={back} />
      <div className="scroll">
        <h3 className="letter" id={heading}>
          {t.language}
        </h3>
        <div className="cell-group cell-group-flush choice-group" role="radiogroup" aria-labelledby={heading}>
          {(["zh", "en"] as const).map((choice) => (
            <label key={choice} className="cell">
              <span className="cell-body">
                <span className="cell-label" lang={choice === "zh" ? "zh-CN" : "en"}>
                  {choice === "zh" ? "简体中文" : "English"}
                </span>
                <input type="radio" name={heading} checked={language === choice} onChange={() => setLanguage(choice)} />
              </span>
            </label>
          ))}
        </div>
        <h3 className="list-heading">{t.about}</h3>
        <p className="list-hint">{t.aboutText}</p>
      </div>
    </>
  );
}
