import Taro from "@tarojs/taro";
import { api } from "@/api/client";
import { Page } from "@/features/Page";
import { RunList } from "@/features/RunList";
import { Waiting } from "@/features/Waiting";
import { useLoad } from "@/state/useLoad";
import { useTexts } from "@/texts/useTexts";
import { Card, Heading } from "@/ui/parts";

export default function Items() {
  const t = useTexts();
  const [loaded, retry, refresh] = useLoad(api.runs);
  Taro.useDidShow(refresh);
  return (
    <Page title={t.items} here="items">
      <Waiting loaded={loaded} retry={retry}>
        {(runs) => {
          const open = runs.filter((run) => run.state === "open");
          return (
            <>
              {open.length > 0 && (
                <Card>
                  <Heading level={2}>{t.open}</Heading>
                  <RunList runs={open} empty="" />
                </Card>
              )}
              <Card>
                <Heading level={2}>{t.finished}</Heading>
                <RunList runs={runs.filter((run) => run.state !== "open")} empty={t.noItems} />
              </Card>
            </>
          );
        }}
      </Waiting>
    </Page>
  );
}
