import { useState } from "react";
import { ActionSheet } from "../../../shared/Sheet";
import { useTexts } from "../../../texts/useTexts";
import { usePhone } from "../../persons/phoneContext";
import { EmojiPicture } from "../EmojiPicture";
import { parseRichText } from "../richText";
import { useSending } from "../useSending";

/** A text with its links, numbers, menu links and faces; line breaks are kept by the style. */
export function RichText({ text, appId }: { text: string; appId: string }) {
  const { browse } = usePhone();
  const sending = useSending(appId);
  return (
    <>
      {parseRichText(text).map((piece, index) => {
        switch (piece.kind) {
          case "text":
            return <span key={index}>{piece.text}</span>;
          case "emoji":
            return <EmojiPicture key={index} name={piece.name} />;
          case "phone":
            return <NumberLink key={index} text={piece.text} number={piece.number} />;
          case "menu":
            return (
              <button key={index} type="button" className="text-link" onClick={() => sending.text(piece.content, piece.id || undefined)}>
                {piece.text}
              </button>
            );
          case "link":
            return (
              <button key={index} type="button" role="link" className="text-link" onClick={() => browse(piece.url)}>
                {piece.text}
              </button>
            );
        }
      })}
    </>
  );
}

function NumberLink({ text, number }: { text: string; number: string }) {
  const t = useTexts();
  const { toast } = usePhone();
  const [asking, setAsking] = useState(false);
  const choices = [
    { label: t.call(text), run: () => toast(t.callNot) },
    { label: t.copyNumber, run: () => void navigator.clipboard?.writeText(number).then(() => toast(t.copied)) },
  ];
  return (
    <>
      <button type="button" className="text-link" onClick={() => setAsking(true)}>
        {text}
      </button>
      {asking && <ActionSheet title={text} choices={choices} onClose={() => setAsking(false)} />}
    </>
  );
}
