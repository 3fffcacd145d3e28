import type { Account, Answer, Conversation, MessageView, Permission, Phrase, PreviewBubble, PreviewWay, Staff } from '../api/types';

export const now = Date.parse('2026-11-22T10:00:00+08:00');

export const officer: Staff = {
  id: 's2',
  userName: 'officer',
  displayName: '赵警官',
  roles: ['officer'],
  permissions: ['readConversations', 'answerCitizens', 'revealPersonalData', 'readQuestions'],
  departments: [],
  agencyId: 'g1',
  agencyName: '平安肇庆',
  mustChangePassword: false,
  mustEnrolSecondFactor: false,
  hasSecondFactor: false,
  recoveryCodesLeft: 0,
};

/** The same person with other permissions. */
export function staffWith(...permissions: Permission[]): Staff {
  return { ...officer, permissions };
}

/** Writes answers and approves those of others. */
export const editor = staffWith('readQuestions', 'editKnowledge', 'approveAnswers', 'withdrawAnswers');

export function conversation(changes: Partial<Conversation> = {}): Conversation {
  return {
    id: 'c1',
    accountId: 'a1',
    accountName: '平安肇庆',
    followerId: 'f1',
    nickname: '李小明',
    openIdMasked: 'oX3…10',
    subscribed: true,
    state: 'waiting',
    lastText: '户口怎么迁',
    lastKind: 'text',
    lastAt: '2026-11-22T09:50:00+08:00',
    lastDirection: 'inbound',
    waitingSince: '2026-11-22T09:50:00+08:00',
    dueAt: null,
    assignedTo: null,
    unread: 0,
    window: { endsAt: '2126-11-24T09:50:00+08:00', remaining: 5 },
    follower: { unionIdMasked: null, subscribedAt: null, source: null, remark: null, tags: [] },
    ...changes,
  };
}

const nothingElse = { mediaUrl: null, title: null, description: null, url: null, articles: null, location: null, staffName: null, error: null, event: null, masked: [] };

export function message(seq: number, changes: Partial<MessageView> = {}): MessageView {
  return { id: `m${seq}`, seq, direction: 'inbound', kind: 'text', text: `第 ${seq} 条`, at: new Date(now + seq * 1000).toISOString(), sentBy: 'follower', delivery: 'received', ...nothingElse, ...changes };
}

export function answer(changes: Partial<Answer> = {}): Answer {
  return {
    id: 'k1',
    key: 'hk-move',
    question: '户口怎么迁到外省',
    phrasings: ['跨省迁户口'],
    kind: 'text',
    text: '到户籍窗口申请。',
    title: null,
    description: null,
    url: null,
    pictureUrl: null,
    media: null,
    mediaUrl: null,
    sourceUrl: null,
    effectiveFrom: null,
    expiresAt: null,
    department: 'household',
    source: '户口登记条例',
    status: 'approved',
    version: 3,
    updatedAt: '2026-11-20T09:00:00+08:00',
    updatedBy: '林编辑',
    hits: 12,
    helpful: 5,
    unhelpful: 1,
    handedOver: 2,
    approvedVersion: 3,
    approvedExpiresAt: null,
    writtenById: 's9',
    note: null,
    ...changes,
  };
}

export function account(changes: Partial<Account> = {}): Account {
  return {
    id: 'a1',
    appId: 'wx3c1f0a9be2d47856',
    originalId: 'gh_5d0c7be1a934',
    name: '平安肇庆',
    kind: 'service',
    mode: 'safe',
    callbackUrl: 'http://localhost:5080/wechat/callback/wx3c1f0a9be2d47856',
    tokenMasked: 'zh••••',
    encodingAesKeyMasked: 'Qm••••',
    appSecretMasked: '••••9a',
    health: { token: { state: 'ok', checkedAt: null, expiresAt: null, error: null }, callback: { state: 'ok', lastAt: null, today: 3, lastError: null, lastErrorAt: null } },
    description: null,
    avatarColor: null,
    oneTimeTemplateId: null,
    menu: [],
    updatedAt: '2026-11-20T09:00:00+08:00',
    ...changes,
  };
}

export const phrases: Phrase[] = [
  { id: 'p1', title: '问候', text: '您好，请问有什么可以帮您？', shortcut: 'wh' },
  { id: 'p2', title: '请稍候', text: '请稍候，正在为您查询。', shortcut: 'sh' },
  { id: 'p3', title: '紧急', text: '紧急情况请拨打 110。', shortcut: null },
];

/** A way of one step, with these words in the chat. */
export function wayOf(...bubbles: PreviewBubble[]): PreviewWay {
  const title = '快速理赔条件自查';
  const step = { key: 'hurt', kind: 'yesNo' as const, title: '有人受伤', ask: '有没有人受伤？', help: null, isOptional: false, options: [], limits: {} as never, entered: null };
  const at = '2026-11-22T09:00:00+08:00';
  return {
    bubbles,
    facts: { key: 'claim-check', title, englishTitle: null, intro: null, item: {}, hours: null, steps: [step.title], outcome: 'answer' },
    forks: [],
    screens: [
      {
        bubbles: bubbles.length,
        refusal: null,
        run: {
          id: '00000000-0000-0000-0000-000000000000', service: 'claim-check', title, englishTitle: null, state: 'open', revision: 'a', at: 1, of: 1, step, entered: [], number: null, said: null,
          startedAt: at, changedAt: at, endedAt: null, handledAt: null, handledNote: null,
        },
      },
    ],
  };
}
