import { useState } from "react";
import { api } from "@/api/client";
import { Failure } from "@/api/failure";
import type { DeletionItem } from "@/api/types";
import { dropDrafts } from "@/state/drafts";
import { useTexts } from "@/texts/useTexts";
import { Action, Card, Field, Form, Heading, Item, Row, Rows, Said, Small, Strong, Words } from "@/ui/parts";
import { Failed } from "./Waiting";

/** What is deleted, what stays and why, and the words that have to be typed. */
export function DeleteData({ items, onDeleted }: { items: readonly DeletionItem[]; onDeleted: () => void }) {
  const t = useTexts();
  return (
    <Card>
      <Heading level={2}>{t.deleteData}</Heading>
      <Words>{t.deleteWhat}</Words>
      <Words>{t.deleteKeeps}</Words>
      {items.length > 0 && (
        <>
          <Heading level={3}>{t.deleteItems}</Heading>
          <Rows>
            {items.map((item, place) => (
              <Item key={place}>
                <Strong>{item.number ? `${item.title} ${item.number}` : item.title}</Strong>
                <Small>{t.fates[item.fate]}</Small>
              </Item>
            ))}
          </Rows>
        </>
      )}
      {items.some((item) => item.fate === "inHand") ? <Said urgent>{t.reportInHand}</Said> : <Confirm onDeleted={onDeleted} />}
    </Card>
  );
}

function Confirm({ onDeleted }: { onDeleted: () => void }) {
  const t = useTexts();
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const remove = async () => {
    const isSure = typed.trim().toLowerCase() === t.deleteWords.toLowerCase();
    setWrong(!isSure);
    setFailure(null);
    if (!isSure) return;
    setBusy(true);
    try {
      await api.deleteData(typed.trim());
      dropDrafts();
      onDeleted();
    } catch (problem) {
      setFailure(Failure.from(problem));
      setBusy(false);
    }
  };
  return (
    <Form onSubmit={() => void remove()}>
      <Field label={t.deleteType} value={typed} error={wrong ? t.deleteTypeWrong : undefined} most={40} onChange={setTyped} />
      {failure && <Failed failure={failure} />}
      <Row>
        <Action kind="danger" disabled={busy} onPress={() => void remove()}>
          {t.deleteDo}
        </Action>
      </Row>
    </Form>
  );
}
