import { useEffect, useState } from "react";
import type { SentFileOfStep } from "@/api/types";
import type { FileKind } from "@/platform/files";
import { findPicture } from "@/platform/pictures";
import { useTexts } from "@/texts/useTexts";
import { Action, Card, Item, Row, Rows, Strong, Thumb } from "@/ui/parts";

interface Props {
  kind: FileKind;
  files: readonly SentFileOfStep[];
  /** Addresses of what is on its way or, when it broke, was not sent. */
  waiting: readonly string[];
  isUnderWay: boolean;
  busy: boolean;
  onRemove: (place: number) => void;
}

/** What was sent for a step: photographs to be seen, everything else by its name, and any one of them to be taken away. */
export function SentFiles({ kind, files, waiting, isUnderWay, busy, onRemove }: Props) {
  const t = useTexts();
  if (files.length + waiting.length === 0) return null;
  return (
    <Card>
      <Rows>
        {files.map((file, at) => (
          <Item key={file.id}>
            <Row>
              {kind === "photos" && <SentPicture file={file} words={t.fileNamed(kind, at + 1)} />}
              <Strong>{kind === "photos" ? t.fileShort(kind, at + 1) : (file.name ?? t.fileNamed(kind, at + 1))}</Strong>
              <Action kind="quiet" label={`${t.remove} ${t.fileNamed(kind, at + 1)}`} disabled={busy} onPress={() => onRemove(at + 1)}>
                {t.remove}
              </Action>
            </Row>
          </Item>
        ))}
        {waiting.map((address, at) => (
          <Item key={address}>
            <Row>
              {kind === "photos" && <Thumb address={address} words={t.fileNamed(kind, files.length + at + 1)} />}
              <Strong>{isUnderWay ? t.sending : t.fileUnsent}</Strong>
            </Row>
          </Item>
        ))}
      </Rows>
    </Card>
  );
}

function SentPicture({ file, words }: { file: SentFileOfStep; words: string }) {
  const t = useTexts();
  const { id, isHere } = file;
  const [address, setAddress] = useState<string | null | undefined>();
  useEffect(() => {
    let isShown = true;
    if (isHere) void findPicture(id).then((found) => isShown && setAddress(found));
    return () => void (isShown = false);
  }, [id, isHere]);
  return <Thumb address={address ?? null} words={words} instead={!isHere ? t.fileOnItsWay : address === null ? t.pictureMissing : t.loading} />;
}
