import Taro from "@tarojs/taro";
import { api } from "@/api/client";
import { DocumentCard } from "@/features/DocumentCard";
import { Page } from "@/features/Page";
import { ServiceList } from "@/features/ServiceList";
import { Waiting } from "@/features/Waiting";
import { useLoad } from "@/state/useLoad";
import { useSaid } from "@/state/useSaid";
import { useTexts } from "@/texts/useTexts";
import { Card, Heading, Note, Said } from "@/ui/parts";

/** What is bound, with the consent it was bound with; binding is done by the agency's own services, as each has its own statement and checks. */
export default function Documents() {
  const t = useTexts();
  const [said, say] = useSaid();
  const [loaded, retry, refresh] = useLoad(async () => {
    const [documents, found] = await Promise.all([api.documents(), api.search(t.documentsSearch)]);
    return { documents, services: found.services };
  }, t.documentsSearch);
  Taro.useDidShow(refresh);
  const done = (words: string) => {
    say(words);
    retry();
  };
  return (
    <Page title={t.documents} focusOn={said?.turn ?? ""}>
      {said && <Said key={said.turn}>{said.words}</Said>}
      <Waiting loaded={loaded} retry={retry}>
        {({ documents, services }) => (
          <>
            {documents.length === 0 && <Note>{t.nothingBound}</Note>}
            {documents.map((bound) => (
              <DocumentCard key={bound.id} bound={bound} onDone={done} />
            ))}
            <Card>
              <Heading level={2}>{t.bindMore}</Heading>
              <ServiceList services={services} empty={t.noDocuments} />
            </Card>
          </>
        )}
      </Waiting>
    </Page>
  );
}
