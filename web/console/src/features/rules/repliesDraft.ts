import type { AutomaticReplies, AutomaticReply } from '../../api/types';

/** A reply under a menu key or scene, as a row that can be added, renamed and removed. */
export interface KeyedReply {
  key: string;
  reply?: AutomaticReply;
}

/** What the form edits: the maps of the API as rows. */
export interface RepliesDraft {
  welcome?: AutomaticReply;
  handOver: string;
  outOfHours?: string;
  suggestion: string;
  fallback: string;
  /** Empty asks nothing. */
  helpfulQuestion?: string | null;
  menuReplies: KeyedReply[];
  sceneReplies: KeyedReply[];
}

export function toDraft(replies: AutomaticReplies): RepliesDraft {
  return { ...replies, welcome: replies.welcome ?? undefined, outOfHours: replies.outOfHours ?? undefined, menuReplies: rowsOf(replies.menuReplies), sceneReplies: rowsOf(replies.sceneReplies) };
}

export function fromDraft(draft: RepliesDraft): AutomaticReplies {
  return { ...draft, welcome: draft.welcome ?? null, outOfHours: draft.outOfHours?.trim() ?? null, menuReplies: mapOf(draft.menuReplies), sceneReplies: mapOf(draft.sceneReplies) };
}

function rowsOf(map: AutomaticReplies['menuReplies']): KeyedReply[] {
  return Object.entries(map).map(([key, reply]) => ({ key, reply }));
}

function mapOf(rows: readonly KeyedReply[]): AutomaticReplies['menuReplies'] {
  return Object.fromEntries(rows.map(({ key, reply }) => [key.trim(), reply ?? { text: '' }]));
}
