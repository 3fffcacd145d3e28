import { useState } from "react";
import type { Account, Chat } from "../../api/types";
import { AccountAvatar } from "../../shared/Avatar";
import { Cell } from "../../shared/Cell";
import { Icon } from "../../shared/icons";
import { NavBar } from "../../shared/NavBar";
import { ActionSheet } from "../../shared/Sheet";
import { useAccount, useChat, useStore } from "../../state/hooks";
import { useTexts } from "../../texts/useTexts";
import type { Origin } from "../persons/navigation";
import { usePhone } from "../persons/phoneContext";

/** An account's page: what it is, 关注公众号 or 发消息, history, and 取消关注 behind the dots. */
export function AccountProfile({ appId, origin }: { appId: string; origin?: Origin | undefined }) {
  const t = useTexts();
  const { person, back, open } = usePhone();
  const account = useAccount(appId);
  const chat = useChat(person.id, appId);
  const [asking, setAsking] = useState(false);
  const name = account?.name ?? chat?.name ?? appId;
  const subscribed = chat?.subscribed ?? false;
  return (
    <>
      <NavBar
        title=""
        plain
        onBack={back}
        right={
          subscribed && (
            <button type="button" className="nav-button" aria-label={t.more} onClick={() => setAsking(true)}>
              <Icon name="more" />
            </button>
          )
        }
      />
      <div className="scroll">
        <Head name={name} account={account} chat={chat} />
        <FollowButtons appId={appId} subscribed={subscribed} origin={origin} />
        <div className="cell-group">
          <Cell label={t.history} onPress={() => open({ name: "history", appId })} />
        </div>
        {account && (
          <div className="cell-group">
            <Cell label={t.accountKind} note={account.kind === "service" ? t.kindService : t.kindSubscription} />
            <Cell label={t.originalId} note={<code>{account.originalId}</code>} />
          </div>
        )}
      </div>
      {asking && <UnfollowSheet appId={appId} name={name} onClose={() => setAsking(false)} />}
    </>
  );
}

function Head({ name, account, chat }: { name: string; account: Account | undefined; chat: Chat | undefined }) {
  const t = useTexts();
  const verified = account?.verified ?? false;
  return (
    <div className="profile-head">
      <AccountAvatar name={name} colour={account?.avatarColor ?? chat?.avatarColor ?? null} className="avatar profile-avatar" />
      <div className="profile-names">
        <h2>{name}</h2>
        <p className={verified ? "profile-verified" : "profile-unverified"}>
          {verified && <Icon name="verified" size={15} />}
          {verified ? t.verifiedAgency : t.notVerified}
        </p>
      </div>
      {account?.description && <p className="profile-text">{account.description}</p>}
    </div>
  );
}

function FollowButtons({ appId, subscribed, origin }: { appId: string; subscribed: boolean; origin: Origin | undefined }) {
  const t = useTexts();
  const store = useStore();
  const { person, go, attempt } = usePhone();
  const [busy, setBusy] = useState(false);
  const follow = async () => {
    setBusy(true);
    await attempt(async () => {
      await store.api.as(person.id, appId).follow(origin ?? {});
      await Promise.all([store.loadChats(person.id), store.reloadPersons()]);
      go({ to: "only", page: { name: "conversation", appId } });
    });
    setBusy(false);
  };
  if (subscribed) {
    return (
      <div className="cell-group">
        <button type="button" className="cell-action" onClick={() => go({ to: "only", page: { name: "conversation", appId } })}>
          <Icon name="chats" size={20} />
          {t.enterAccount}
        </button>
      </div>
    );
  }
  return (
    <div className="profile-follow">
      {origin?.ticket && <p className="list-hint list-hint-centre">{t.fromScene}</p>}
      <button type="button" className="button-primary button-wide" disabled={busy} onClick={() => void follow()}>
        {t.follow}
      </button>
    </div>
  );
}

function UnfollowSheet({ appId, name, onClose }: { appId: string; name: string; onClose: () => void }) {
  const t = useTexts();
  const store = useStore();
  const { person, go, attempt } = usePhone();
  const unfollow = () =>
    void attempt(async () => {
      await store.api.as(person.id, appId).unfollow();
      await Promise.all([store.loadChats(person.id), store.reloadPersons()]);
      go({ to: "tab", tab: "chats" });
    });
  return <ActionSheet title={t.unfollowAsk(name)} choices={[{ label: t.unfollow, danger: true, run: unfollow }]} onClose={onClose} />;
}
