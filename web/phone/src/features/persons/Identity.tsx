import { copyText } from "../../shared/copyText";
import { NavBar } from "../../shared/NavBar";
import { useSelect } from "../../state/hooks";
import { useTexts } from "../../texts/useTexts";
import { usePhone } from "./phoneContext";

/** The person's unionid and the openid in every account, ready to copy. */
export function Identity() {
  const t = useTexts();
  const { person, back, toast } = usePhone();
  const accounts = useSelect((state) => state.accounts);
  const copy = (text: string) => void copyText(text).then((done) => done && toast(t.copied));
  const rows = [
    { label: "unionid", value: person.unionId },
    ...person.subscriptions.map(({ appId, openId }) => ({ label: accounts.find((account) => account.appId === appId)?.name ?? appId, value: openId })),
  ];
  return (
    <>
      <NavBar title={t.identity} onBack={back} />
      <div className="scroll">
        <p className="list-hint">{t.identityHint}</p>
        <div className="cell-group">
          {rows.map((row) => (
            <button key={row.label} type="button" className="id-row" aria-label={`${t.copy} ${row.label}`} onClick={() => copy(row.value)}>
              <span>{row.label}</span>
              <code>{row.value}</code>
            </button>
          ))}
        </div>
      </div>
    </>
  );
}
