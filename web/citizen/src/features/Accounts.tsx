import { send } from "@/platform/http";
import type { OpenAccount } from "@/api/types";
import { open } from "@/platform/open";
import { useLoad } from "@/state/useLoad";
import { useTexts } from "@/texts/useTexts";
import { Card, Heading, Item, Rows, Small, Strong, Way, Words } from "@/ui/parts";
import { Page } from "./Page";
import { Waiting } from "./Waiting";

/** For a browser that came without saying to which account. */
export function Accounts() {
  const t = useTexts();
  const [loaded, retry] = useLoad(async () => (await send("GET", "/api/citizen/accounts")).body as OpenAccount[]);
  return (
    <Page title={t.hall}>
      <Words>{t.openInWeChat}</Words>
      <Waiting loaded={loaded} retry={retry}>
        {(accounts) => (
          <Card>
            <Heading level={2}>{t.chooseAccount}</Heading>
            <Rows>
              {accounts.map((account) => (
                <Item key={account.appId}>
                  <Way address={`/?a=${account.appId}`} onGo={() => open(account.appId)}>
                    <Strong>{account.name}</Strong>
                    {account.agency !== account.name && <Small>{account.agency}</Small>}
                  </Way>
                </Item>
              ))}
            </Rows>
          </Card>
        )}
      </Waiting>
    </Page>
  );
}
