import { useState } from "react";
import type { TrafficRecord } from "../../api/types";
import { clockWithSeconds, isoDay } from "../../shared/beijing";
import { Icon } from "../../shared/icons";
import { useDrawerTexts } from "../../texts/drawerTexts";
import { CodeBlock } from "./CodeBlock";
import { Outcome } from "./TrafficRow";

/** One exchange with its bodies (decrypted and raw), signature and headers. */
export function TrafficDetail({ record, onClose }: { record: TrafficRecord; onClose: () => void }) {
  const t = useDrawerTexts();
  const at = Date.parse(record.at);
  return (
    <section className="detail" aria-label={`${record.method} ${record.path}`}>
      <header className="detail-head">
        <button type="button" className="detail-close" aria-label={t.backToList} onClick={onClose}>
          <Icon name="close" size={18} />
        </button>
        <p className="detail-path">
          <strong>{record.method}</strong> {record.path}
        </p>
        {record.query && <p className="detail-query">?{record.query.replace(/^\?/u, "")}</p>}
        <p className="detail-facts">
          <span>{t.routes[record.direction]}</span>
          <span>
            {isoDay(at)} {clockWithSeconds(at)}
          </span>
          {(record.attempt ?? 0) > 0 && <span>{t.attempt(record.attempt ?? 1)}</span>}
          {record.milliseconds !== null && record.milliseconds !== undefined && <span>{t.milliseconds(Math.round(record.milliseconds))}</span>}
          <Outcome record={record} />
        </p>
        {record.reason && <p className="detail-reason">{record.reason}</p>}
      </header>
      <Signature record={record} />
      <Body title={t.request} raw={record.requestBody} plain={record.requestPlain} />
      <Body title={t.response} raw={record.responseBody} plain={record.responsePlain} />
      <Headers headers={record.requestHeaders} />
    </section>
  );
}

function Body({ title, raw, plain }: { title: string; raw: string | null | undefined; plain: string | null | undefined }) {
  const t = useDrawerTexts();
  const [showRaw, setShowRaw] = useState(false);
  const hasBoth = Boolean(plain) && plain !== raw;
  return (
    <section className="detail-part">
      <div className="detail-part-head">
        <h3>{title}</h3>
        {hasBoth && (
          <div className="segments segments-small" role="group" aria-label={title}>
            <button type="button" aria-pressed={!showRaw} onClick={() => setShowRaw(false)}>
              {t.decrypted}
            </button>
            <button type="button" aria-pressed={showRaw} onClick={() => setShowRaw(true)}>
              {t.raw}
            </button>
          </div>
        )}
      </div>
      <CodeBlock body={hasBoth && !showRaw ? plain : raw || plain} label={title} />
    </section>
  );
}

function Signature({ record }: { record: TrafficRecord }) {
  const t = useDrawerTexts();
  const check = record.signature;
  if (!check) return null;
  const rows: [string, string | null | undefined][] = [
    ["timestamp", check.timestamp],
    ["nonce", check.nonce],
    ["signature", check.signature],
    ["msg_signature", check.msgSignature],
  ];
  const verified = check.verified ?? null;
  return (
    <section className="detail-part">
      <div className="detail-part-head">
        <h3>{verified === null ? t.signatureOf : t.signature}</h3>
        {verified !== null && <span className={`chip ${verified ? "chip-good" : "chip-bad"}`}>{verified ? t.verified : t.notVerified}</span>}
      </div>
      <dl className="pairs">
        {rows
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

function Headers({ headers }: { headers: Record<string, string> | null | undefined }) {
  const t = useDrawerTexts();
  const entries = Object.entries(headers ?? {});
  if (entries.length === 0) return null;
  return (
    <details className="detail-part">
      <summary>{t.headers}</summary>
      <dl className="pairs">
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
