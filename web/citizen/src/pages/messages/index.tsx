import { useState } from "react";
import { api } from "@/api/client";
import { Failure } from "@/api/failure";
import type { Message, MessagePage } from "@/api/types";
import { Page } from "@/features/Page";
import { Failed, Waiting } from "@/features/Waiting";
import { timeText } from "@/state/times";
import { useLoad } from "@/state/useLoad";
import { useTexts } from "@/texts/useTexts";
import { Action, Card, Item, Note, Row, Rows, Small, Words } from "@/ui/parts";

export default function Messages() {
  const t = useTexts();
  const [loaded, retry] = useLoad(() => api.messages());
  return (
    <Page title={t.messages} here="messages">
      <Waiting loaded={loaded} retry={retry}>
        {(first) => <Pages first={first} />}
      </Waiting>
    </Page>
  );
}

/** Newest first; older ones on request. */
function Pages({ first }: { first: MessagePage }) {
  const t = useTexts();
  const [page, setPage] = useState(first);
  const [failure, setFailure] = useState<Failure | null>(null);
  const more = async () => {
    try {
      const next = await api.messages(page.items[page.items.length - 1]?.seq);
      setPage({ items: [...page.items, ...next.items], hasMore: next.hasMore });
      setFailure(null);
    } catch (problem) {
      setFailure(Failure.from(problem));
    }
  };
  if (page.items.length === 0) return <Note>{t.noMessages}</Note>;
  return (
    <>
      <Card>
        <Rows>
          {page.items.map((message) => (
            <Said key={message.seq} message={message} />
          ))}
        </Rows>
      </Card>
      {failure && <Failed failure={failure} />}
      {page.hasMore && (
        <Row>
          <Action onPress={() => void more()}>{t.more}</Action>
        </Row>
      )}
    </>
  );
}

function Said({ message }: { message: Message }) {
  const t = useTexts();
  return (
    <Item>
      <Small>{`${timeText(message.at)} ${message.byPerson ? t.byPerson : t.byAccount}`}</Small>
      {message.text && <Words>{message.text}</Words>}
      {message.articles.map((article) => (
        <Words key={article.url}>{`${article.title}\n${article.description}`}</Words>
      ))}
      {!message.text && message.articles.length === 0 && <Words>{t.inChat}</Words>}
    </Item>
  );
}
