import { useState } from "react";
import { api } from "@/api/client";
import { DeleteData } from "@/features/DeleteData";
import { ExportData } from "@/features/ExportData";
import { Page } from "@/features/Page";
import { Waiting } from "@/features/Waiting";
import { useLoad } from "@/state/useLoad";
import { useTexts } from "@/texts/useTexts";
import { Note, Said } from "@/ui/parts";

/** Taking one's data along, and having it deleted (个人信息查阅、复制、删除). */
export default function Data() {
  const t = useTexts();
  const [loaded, retry] = useLoad(api.data);
  const [deleted, setDeleted] = useState(false);
  return (
    <Page title={t.data} focusOn={deleted ? "deleted" : ""}>
      {deleted ? (
        <Said>{t.dataDeleted}</Said>
      ) : (
        <Waiting loaded={loaded} retry={retry}>
          {(data) => (
            <>
              <Note>{t.dataOf(data.accounts.join("、"))}</Note>
              <ExportData />
              <DeleteData items={data.items} onDeleted={() => setDeleted(true)} />
            </>
          )}
        </Waiting>
      )}
    </Page>
  );
}
