import type { Step } from "@/api/types";
import { useTexts } from "@/texts/useTexts";
import { Action, Card, Item, Row, Rows, Said, Strong } from "@/ui/parts";

interface Props {
  title: string;
  group: NonNullable<Step["group"]>;
  refusal: string | null;
  busy: boolean;
  /** In the words of the chat. */
  onSay: (text: string) => void;
}

/** People or things that are entered one after another: a list to add to, change and remove. */
export function GroupControl({ title, group, refusal, busy, onSay }: Props) {
  const t = useTexts();
  const { items, least, most, unit, another } = group;
  const isFull = items.length >= most;
  return (
    <>
      {refusal && <Said urgent>{refusal}</Said>}
      {items.length > 0 && (
        <Card>
          <Rows>
            {items.map((shown, at) => (
              <Item key={at}>
                <Strong>{t.groupItem(title, at + 1, unit)}</Strong>
                {shown}
                <Row>
                  <Action kind="quiet" label={`${t.change} ${t.groupItem(title, at + 1, unit)}`} disabled={busy} onPress={() => onSay(`修改${at + 1}`)}>
                    {t.change}
                  </Action>
                  {items.length > least && (
                    <Action kind="quiet" label={`${t.remove} ${t.groupItem(title, at + 1, unit)}`} disabled={busy} onPress={() => onSay(`删除${at + 1}`)}>
                      {t.remove}
                    </Action>
                  )}
                </Row>
              </Item>
            ))}
          </Rows>
        </Card>
      )}
      {items.length > 0 && <Said>{isFull ? t.groupFull(most, unit) : another}</Said>}
      <Row>
        {!isFull && (
          <Action disabled={busy} onPress={() => onSay("添加")}>
            {items.length === 0 ? t.groupFirst : t.groupAdd(unit)}
          </Action>
        )}
        <Action kind="primary" disabled={busy} onPress={() => onSay(items.length === 0 ? "否" : "好了")}>
          {items.length === 0 ? t.groupNone : t.groupDone}
        </Action>
      </Row>
    </>
  );
}
