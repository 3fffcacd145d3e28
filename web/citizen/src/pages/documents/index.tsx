import { api } from "@/api/client";
import { Page } from "@/features/Page";
import { ServiceList } from "@/features/ServiceList";
import { Waiting } from "@/features/Waiting";
import { useLoad } from "@/state/useLoad";
import { useTexts } from "@/texts/useTexts";
import { Card, Note } from "@/ui/parts";

/** What is bound is seen and changed by the agency's own services, so each keeps its own consent and checks. */
export default function Documents() {
  const t = useTexts();
  const [loaded, retry] = useLoad(() => api.search(t.documentsSearch), t.documentsSearch);
  return (
    <Page title={t.documents}>
      <Waiting loaded={loaded} retry={retry}>
        {({ services }) => (
          <>
            {services.length > 0 && <Note>{t.documentsNote}</Note>}
            <Card>
              <ServiceList services={services} empty={t.noDocuments} />
            </Card>
          </>
        )}
      </Waiting>
    </Page>
  );
}
