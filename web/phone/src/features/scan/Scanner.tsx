import { useEffect, useRef, useState, type DragEvent, type SyntheticEvent } from "react";
import { Icon } from "../../shared/icons";
import { NavBar } from "../../shared/NavBar";
import { pickFile } from "../../shared/pickFile";
import { safeUrl } from "../../shared/safeUrl";
import { useSelect, useStore } from "../../state/hooks";
import { useTexts } from "../../texts/useTexts";
import { useScan } from "./useScan";
import { usePhone } from "../persons/phoneContext";

const pictureIn = (items: FileList | undefined | null): File | undefined => [...(items ?? [])].find((file) => file.type.startsWith("image/"));

/** 扫一扫: the pixels of a chosen, dropped or pasted picture are really read. */
export function Scanner({ forMenu }: { forMenu?: { appId: string; path: number[] } | undefined }) {
  const t = useTexts();
  const { back } = usePhone();
  const scan = useScan(forMenu);
  const [over, setOver] = useState(false);
  const { read } = scan;
  const reading = useRef(read);
  useEffect(() => {
    reading.current = read;
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const picture = pictureIn(event.clipboardData?.files);
      if (picture) void reading.current(picture);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, []);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const picture = pictureIn(event.dataTransfer.files);
    // A picture dragged out of another page may come as its address only.
    const address = safeUrl(event.dataTransfer.getData("text/uri-list").split("\n")[0]);
    if (picture) void read(picture);
    else if (address) void scan.readFrom(address);
  };
  return (
    <div
      className={`scanner${over ? " scanner-over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <NavBar title={t.scan} onBack={back} plain />
      <div className="scanner-view">
        <div className="scanner-frame" aria-hidden="true">
          <span className="scanner-line" />
        </div>
        <p className="scanner-hint" role="status">
          {scan.reading ? t.scanReading : t.scanHint}
        </p>
      </div>
      <div className="scanner-tools">
        <button type="button" className="scanner-choose" disabled={scan.reading} onClick={() => void pickFile("image/*").then((picture) => picture && read(picture))}>
          <Icon name="picture" size={22} />
          {t.scanChoose}
        </button>
        <AccountCodes onPick={(address) => void scan.readFrom(address)} />
        <TypedCode onText={(text) => void scan.take(text)} />
      </div>
    </div>
  );
}

function AccountCodes({ onPick }: { onPick: (address: string) => void }) {
  const t = useTexts();
  const store = useStore();
  const accounts = useSelect((state) => state.accounts);
  useEffect(() => {
    void store.reloadPersons();
  }, [store]);
  if (accounts.length === 0) return null;
  return (
    <section className="scanner-codes" aria-label={t.scanAccounts}>
      <h3>{t.scanAccounts}</h3>
      <ul>
        {accounts.map((account) => {
          const address = store.api.accountQr(account.appId);
          return (
            <li key={account.appId}>
              <button type="button" aria-label={`${t.scan} ${account.name}`} onClick={() => onPick(address)}>
                <img src={address} alt="" width="84" height="84" loading="lazy" />
                <span>{account.name}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function TypedCode({ onText }: { onText: (text: string) => void }) {
  const t = useTexts();
  const [text, setText] = useState("");
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (text.trim()) onText(text.trim());
  };
  return (
    <form className="scanner-typed" onSubmit={submit}>
      <input aria-label={t.scanTyped} placeholder={t.scanTyped} value={text} onChange={(event) => setText(event.target.value)} />
      <button type="submit" disabled={!text.trim()}>
        {t.done}
      </button>
    </form>
  );
}
