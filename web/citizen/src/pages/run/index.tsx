import { useRouter } from "@tarojs/taro";
import { api } from "@/api/client";
import type { Run } from "@/api/types";
import { Page } from "@/features/Page";
import { RunScreen } from "@/features/RunScreen";
import { useRun } from "@/features/useRun";
import { Waiting } from "@/features/Waiting";
import { useLoad } from "@/state/useLoad";
import { useTexts } from "@/texts/useTexts";

export default function RunPage() {
  const t = useTexts();
  const id = useRouter().params.id ?? "";
  const [loaded, retry] = useLoad(() => api.run(id), id);
  if (loaded.state === "ready") return <Moving key={id} begun={loaded.data} />;
  return (
    <Page title={t.hall}>
      <Waiting loaded={loaded} retry={retry}>
        {() => null}
      </Waiting>
    </Page>
  );
}

function Moving({ begun }: { begun: Run }) {
  return <RunScreen moving={useRun(begun)} />;
}
