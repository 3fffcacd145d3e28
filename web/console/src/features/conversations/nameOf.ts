import type { Conversation } from '../../api/types';
import type { Translator } from '../../app/i18n/texts';
import type { texts } from './texts';

/** What to call a follower: since 2021 WeChat tells no nicknames, so often only the end of the openid tells people apart. */
export function nameOf(conversation: Pick<Conversation, 'nickname' | 'openIdMasked'>, t: Translator<typeof texts>): string {
  const { nickname, openIdMasked } = conversation;
  return nickname == null || nickname === '' ? t('unnamed', { id: openIdMasked.slice(-4) }) : nickname;
}
