import { NavBar } from "../../shared/NavBar";
import { useLanguage, useTexts } from "../../texts/useTexts";
import { usePhone } from "./phoneContext";

export function Settings() {
  const t = useTexts();
  const { back } = usePhone();
  const { language, setLanguage } = useLanguage();
  return (
    <>
      <NavBar title={t.settings} onBack={back} />
      <div className="scroll">
        <fieldset className="cell-group choice-group">
          <legend>{t.language}</legend>
          {(["zh", "en"] as const).map((choice) => (
            <label key={choice} className="cell">
              <span className="cell-body">
                <span className="cell-label" lang={choice === "zh" ? "zh-CN" : "en"}>
                  {choice === "zh" ? "简体中文" : "English"}
                </span>
                <input type="radio" name="language" checked={language === choice} onChange={() => setLanguage(choice)} />
              </span>
            </label>
          ))}
        </fieldset>
        <h3 className="list-heading">{t.about}</h3>
        <p className="list-hint">{t.aboutText}</p>
      </div>
    </>
  );
}
