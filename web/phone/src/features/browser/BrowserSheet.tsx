import { useEffect, useState } from "react";
import { copyText } from "../../shared/copyText";
import { useDialog } from "../../shared/focus";
import { Icon } from "../../shared/icons";
import { hostOf, insideSandbox } from "../../shared/safeUrl";
import { ActionSheet } from "../../shared/Sheet";
import { useTexts } from "../../texts/useTexts";
import { usePhone } from "../persons/phoneContext";

/** By it the sandbox knows who holds the phone. */
const personCookie = "sandbox_person";

/** The in-phone browser: a web page below its address, as WeChat opens links. */
export function BrowserSheet({ address, onClose }: { address: string; onClose: () => void }) {
  const t = useTexts();
  const { person, toast } = usePhone();
  const target = insideSandbox(address, person.id);
  // A page that leads on to the consent page later is known by this cookie, which must stand before the page is asked for.
  const [ready, setReady] = useState(false);
  useEffect(() => {
    document.cookie = `${personCookie}=${encodeURIComponent(person.id)}; path=/; SameSite=Lax`;
    setReady(true);
  }, [person.id]);
  const ref = useDialog<HTMLDivElement>(onClose);
  const [round, setRound] = useState(0);
  const [more, setMore] = useState(false);
  const choices = [
    { label: t.reload, run: () => setRound(round + 1) },
    { label: t.copyLink, run: () => void copyText(address).then((done) => done && toast(t.copied)) },
    { label: t.openOutside, run: () => void window.open(address, "_blank", "noopener,noreferrer") },
  ];
  return (
    <div ref={ref} className="browser" role="dialog" aria-modal="true" aria-label={hostOf(address)} tabIndex={-1}>
      <header className="browser-bar">
        <button type="button" className="nav-button" aria-label={t.close} data-autofocus onClick={onClose}>
          <Icon name="close" />
        </button>
        <span className="browser-address" title={address}>
          {hostOf(address)}
        </span>
        <button type="button" className="nav-button" aria-label={t.more} onClick={() => setMore(true)}>
          <Icon name="more" />
        </button>
      </header>
      <p className="browser-under" aria-hidden="true">
        {hostOf(address)}
      </p>
      {ready && <iframe key={round} className="browser-page" src={target} title={address} sandbox="allow-scripts allow-forms allow-same-origin allow-popups allow-downloads" allow="geolocation; microphone; camera" referrerPolicy="no-referrer" />}
      {more && <ActionSheet title={address} choices={choices} onClose={() => setMore(false)} />}
    </div>
  );
}
