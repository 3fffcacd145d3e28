import { Page } from "@/features/Page";
import { useTexts } from "@/texts/useTexts";
import { Said } from "@/ui/parts";

export default function Documents() {
  const t = useTexts();
  return (
    <Page title={t.documents}>
      <Said>{t.noDocuments}</Said>
    </Page>
  );
}
