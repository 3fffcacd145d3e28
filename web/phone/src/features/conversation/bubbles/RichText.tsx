import { useState } from "react";
import { copyText } from "../../../shared/copyText";
import { ActionSheet } from "../../../shared/Sheet";
import { useTexts } from "../../../texts/useTexts";
import { usePhone } from "../../persons/phoneContext";
import { EmojiPicture } from "../EmojiPicture";
import { parseRichText } from "../richText";
import { useSending } from "../useSending";
import { TextLink } from "./TextLink";

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
              <TextLink key={index} role="button" onPress={() => sending.text(piece.content, piece.id || undefined)}>
                {piece.text}
              </TextLink>
            );
          case "link":
            return (
              <TextLink key={index} onPress={() => browse(piece.url)}>
                {piece.text}
              </TextLink>
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
    { label: t.copyNumber, run: () => void copyText(number).then((done) => done && toast(t.copied)) },
  ];
  return (
    <>
      <TextLink role="button" onPress={() => setAsking(true)}>
        {text}
      </TextLink>
      {asking && <ActionSheet title={text} choices={choices} onClose={() => setAsking(false)} />}
    </>
  );
}
