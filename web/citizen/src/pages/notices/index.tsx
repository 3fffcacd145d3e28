import Taro from "@tarojs/taro";
import { api } from "@/api/client";
import { NoticeCard } from "@/features/NoticeCard";
import { Page } from "@/features/Page";
import { ServiceList } from "@/features/ServiceList";
import { Waiting } from "@/features/Waiting";
import { useLoad } from "@/state/useLoad";
import { useSaid } from "@/state/useSaid";
import { useTexts } from "@/texts/useTexts";
import { Card, Heading, Note, Said } from "@/ui/parts";

/** To what the citizen has subscribed; subscribing is done by the agency's own services. */
export default function Notices() {
  const t = useTexts();
  const [said, say] = useSaid();
  const [loaded, retry, refresh] = useLoad(async () => {
    const [notices, services] = await Promise.all([api.notices(), api.services()]);
    return { notices, services: services.filter(({ outcome }) => outcome === "notice") };
  });
  Taro.useDidShow(refresh);
  const done = (words: string) => {
    say(words);
    retry();
  };
  return (
    <Page title={t.notices} focusOn={said?.turn ?? ""}>
      {said && <Said key={said.turn}>{said.words}</Said>}
      <Waiting loaded={loaded} retry={retry}>
        {({ notices, services }) => (
          <>
            {notices.length === 0 && <Note>{t.noticesNone}</Note>}
            {notices.map((notice) => (
              <NoticeCard key={notice.id} notice={notice} onDone={done} />
            ))}
            <Card>
              <Heading level={2}>{t.noticesMore}</Heading>
              <ServiceList services={services} empty={t.noticesMoreNone} />
            </Card>
          </>
        )}
      </Waiting>
    </Page>
  );
}
