import { useState } from "react";
import Taro from "@tarojs/taro";
import { api } from "@/api/client";
import type { Found } from "@/api/types";
import { Accounts } from "@/features/Accounts";
import { FoundMatters } from "@/features/FoundMatters";
import { GoOn } from "@/features/GoOn";
import { MorePages } from "@/features/MorePages";
import { Page } from "@/features/Page";
import { ServiceList } from "@/features/ServiceList";
import { Waiting } from "@/features/Waiting";
import { hasAccount } from "@/platform/session";
import { useLoad, type Loaded } from "@/state/useLoad";
import { Failure } from "@/api/failure";
import { useTexts } from "@/texts/useTexts";
import { Action, Card, Enter, Field, Form, Heading, Row } from "@/ui/parts";

const longest = 100;

export default function Home() {
  return hasAccount ? <Hall /> : <Accounts />;
}

function Hall() {
  const t = useTexts();
  const [loaded, retry] = useLoad(async () => {
    const [session, services, runs, pages] = await Promise.all([api.session(), api.services(), api.runs(), api.pages()]);
    return { session, services, runs, pages };
  });
  Taro.useDidShow(() => loaded.state === "ready" && retry());
  return (
    <Page title={loaded.state === "ready" ? loaded.data.session.account : t.hall} here="home">
      <Search />
      <Waiting loaded={loaded} retry={retry}>
        {({ services, runs, pages }) => (
          <>
            <GoOn runs={runs} />
            <MorePages pages={pages} />
            <Card>
              <Heading level={2}>{t.services}</Heading>
              <ServiceList services={services} empty={t.noServices} />
            </Card>
          </>
        )}
      </Waiting>
    </Page>
  );
}

function Search() {
  const t = useTexts();
  const [words, setWords] = useState("");
  const [found, setFound] = useState<Loaded<Found> | null>(null);
  const search = () => {
    const wanted = words.trim();
    if (wanted.length === 0) return setFound(null);
    setFound({ state: "loading" });
    api.search(wanted).then(
      (data) => setFound({ state: "ready", data }),
      (problem: unknown) => setFound({ state: "failed", failure: Failure.from(problem) }),
    );
  };
  const clear = () => {
    setWords("");
    setFound(null);
  };
  return (
    <>
      <Form label={t.search} onSubmit={search}>
        <Field label={t.searchLabel} value={words} placeholder={t.searchHint} mode="search" most={longest} onChange={setWords} onEnter={search} />
        <Row>
          <Enter>{t.search}</Enter>
          {found && <Action onPress={clear}>{t.clear}</Action>}
        </Row>
      </Form>
      {found && (
        <Waiting loaded={found} retry={search}>
          {(data) => <FoundMatters found={data} />}
        </Waiting>
      )}
    </>
  );
}
