import { useRef, useState } from "react";
import Taro from "@tarojs/taro";
import { api } from "@/api/client";
import type { Found } from "@/api/types";
import { Accounts } from "@/features/Accounts";
import { countOf, FoundMatters } from "@/features/FoundMatters";
import { GoOn } from "@/features/GoOn";
import { MorePages } from "@/features/MorePages";
import { Page } from "@/features/Page";
import { ServiceList } from "@/features/ServiceList";
import { Failed, Waiting } from "@/features/Waiting";
import { hasAccount } from "@/platform/session";
import { useLoad, type Loaded } from "@/state/useLoad";
import { Failure } from "@/api/failure";
import { useTexts } from "@/texts/useTexts";
import { Action, Card, Enter, Field, Form, Heading, Row, Said } from "@/ui/parts";

const longest = 100;

export default function Home() {
  return hasAccount ? <Hall /> : <Accounts />;
}

function Hall() {
  const t = useTexts();
  const [loaded, retry, refresh] = useLoad(async () => {
    const [session, services, runs, pages] = await Promise.all([api.session(), api.services(), api.runs(), api.pages()]);
    return { session, services, runs, pages };
  });
  Taro.useDidShow(refresh);
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
  // Only the last search counts, whichever answer comes last.
  const round = useRef(0);
  const search = () => {
    const [wanted, mine] = [words.trim(), ++round.current];
    if (wanted.length === 0) return setFound(null);
    setFound({ state: "loading" });
    api.search(wanted).then(
      (data) => mine === round.current && setFound({ state: "ready", data }),
      (problem: unknown) => mine === round.current && setFound({ state: "failed", failure: Failure.from(problem) }),
    );
  };
  const clear = () => {
    round.current++;
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
      {found?.state === "failed" ? <Failed failure={found.failure} retry={search} /> : found && <Said>{found.state === "loading" ? t.loading : t.foundCount(countOf(found.data))}</Said>}
      {found?.state === "ready" && countOf(found.data) > 0 && <FoundMatters found={found.data} />}
    </>
  );
}
