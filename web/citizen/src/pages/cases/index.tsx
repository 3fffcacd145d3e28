import { api } from "@/api/client";
import { Page } from "@/features/Page";
import { RunList } from "@/features/RunList";
import { Waiting } from "@/features/Waiting";
import { useLoad } from "@/state/useLoad";
import { useTexts } from "@/texts/useTexts";
import { Card, Note } from "@/ui/parts";

export default function Cases() {
  const t = useTexts();
  const [loaded, retry] = useLoad(api.runs);
  return (
    <Page title={t.cases}>
      <Note>{t.casesNote}</Note>
      <Waiting loaded={loaded} retry={retry}>
        {(runs) => (
          <Card>
            <RunList runs={runs.filter((run) => run.number)} empty={t.noCases} />
          </Card>
        )}
      </Waiting>
    </Page>
  );
}
