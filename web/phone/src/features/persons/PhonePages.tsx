import { useSelect, useChats } from "../../state/hooks";
import { Badge } from "../../shared/Badge";
import { Icon, type IconName } from "../../shared/icons";
import { useTexts } from "../../texts/useTexts";
import { ChatList } from "../chats/ChatList";
import { SubscriptionFolder } from "../chats/SubscriptionFolder";
import { Contacts } from "../contacts/Contacts";
import { Friend } from "../contacts/Friend";
import { OfficialAccounts } from "../contacts/OfficialAccounts";
import { SearchAccounts } from "../contacts/SearchAccounts";
import { Conversation } from "../conversation/Conversation";
import { Discover } from "../discover/Discover";
import { Stories } from "../discover/Stories";
import { AccountHistory } from "../profile/AccountHistory";
import { AccountProfile } from "../profile/AccountProfile";
import { SmsPage } from "../sms/SmsPage";
import { Scanner } from "../scan/Scanner";
import { Identity } from "./Identity";
import { Me } from "./Me";
import { Settings } from "./Settings";
import { tabs, type Page, type Tab } from "./navigation";
import { usePhone } from "./phoneContext";

function content(page: Page) {
  switch (page.name) {
    case "conversation":
      return <Conversation appId={page.appId} />;
    case "subscriptions":
      return <SubscriptionFolder />;
    case "officialAccounts":
      return <OfficialAccounts />;
    case "searchAccounts":
      return <SearchAccounts />;
    case "profile":
      return <AccountProfile appId={page.appId} origin={page.origin} />;
    case "history":
      return <AccountHistory appId={page.appId} />;
    case "stories":
      return <Stories />;
    case "scan":
      return <Scanner forMenu={page.forMenu} />;
    case "friend":
      return <Friend personId={page.personId} />;
    case "identity":
      return <Identity />;
    case "sms":
      return <SmsPage />;
    case "settings":
      return <Settings />;
  }
}

export function PhonePage({ page }: { page: Page }) {
  return <div className="page page-pushed">{content(page)}</div>;
}

const tabContent: Record<Tab, () => React.JSX.Element> = { chats: ChatList, contacts: Contacts, discover: Discover, me: Me };

/** The four tabs of WeChat with the bar below. */
export function TabRoot({ tab }: { tab: Tab }) {
  const Content = tabContent[tab];
  return (
    <div className="page page-tabs">
      <Content />
      <TabBar tab={tab} />
    </div>
  );
}

function TabBar({ tab }: { tab: Tab }) {
  const t = useTexts();
  const { person, go } = usePhone();
  const unread = useChats(person.id).reduce((sum, chat) => sum + chat.unread, 0);
  const live = useSelect((state) => state.live);
  const labels: Record<Tab, string> = { chats: t.tabChats, contacts: t.tabContacts, discover: t.tabDiscover, me: t.tabMe };
  return (
    <nav className="tab-bar" aria-label={person.nickname}>
      {!live && <span className="tab-bar-lost">{t.reconnecting}</span>}
      {tabs.map((name) => {
        const current = name === tab;
        const icon: IconName = current ? `${name}Filled` : name;
        return (
          <button key={name} type="button" className="tab" aria-current={current ? "page" : undefined} onClick={() => go({ to: "tab", tab: name })}>
            <span className="tab-icon">
              <Icon name={icon} size={27} />
              {name === "chats" && <Badge count={unread} />}
            </span>
            {labels[name]}
          </button>
        );
      })}
    </nav>
  );
}
