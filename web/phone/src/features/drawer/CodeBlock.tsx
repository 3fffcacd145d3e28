import { useMemo } from "react";
import { copyText } from "../../shared/copyText";
import { useDrawerTexts } from "../../texts/drawerTexts";
import { formatBody, tokens } from "./pretty";

/** Longer bodies are shown as they are: colouring each token of a megabyte would freeze the page. */
const colouredUpTo = 60_000;

/** A body, put in order and coloured. */
export function CodeBlock({ body, label }: { body: string | null | undefined; label: string }) {
  const t = useDrawerTexts();
  const formatted = useMemo(() => {
    if (!body) return undefined;
    if (body.length > colouredUpTo) return { text: body, pieces: [{ kind: "plain" as const, text: body }] };
    const { language, text } = formatBody(body);
    return { text, pieces: tokens(language, text) };
  }, [body]);
  if (!formatted) return <p className="code-empty">{t.emptyBody}</p>;
  return (
    <div className="code">
      <button type="button" className="code-copy" onClick={() => void copyText(formatted.text)}>
        {t.copy}
      </button>
      <pre tabIndex={0} aria-label={label}>
        <code>
          {formatted.pieces.map((piece, index) => (
            <span key={index} className={`token-${piece.kind}`}>
              {piece.text}
            </span>
          ))}
        </code>
      </pre>
    </div>
  );
}
