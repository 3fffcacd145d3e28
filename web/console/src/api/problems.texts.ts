import { defineTexts } from '../app/i18n/texts';

/** What the server's problem codes mean, said to the person at the desk: what happened and what to do. */
export const problemTexts = defineTexts({
  sign_in_failed: ['用户名或密码不正确。', 'The user name or password is not right.'],
  locked_out: ['连续输错次数过多，账号已暂时锁定，请稍后再试或联系管理员。', 'Too many failed attempts. The account is locked for a while; try later or ask an administrator.'],
  password_wrong: ['当前密码不正确。', 'The current password is not right.'],
  password_too_weak: ['新密码不符合要求。', 'The new password does not meet the rules.'],
  password_change_required: ['请先修改密码。', 'Change your password first.'],

  reply_window_closed: ['已超过微信允许的回复时限，市民再次发来消息后才能回复。', 'The time WeChat allows for replies is over. You can reply once the citizen writes again.'],
  reply_budget_used: ['本次可回复条数已用完，市民再次发来消息后才能回复。', 'All replies WeChat allows have been used. You can reply once the citizen writes again.'],
  follower_unsubscribed: ['对方已取消关注，无法送达。', 'This person no longer follows the account; nothing can be delivered.'],
  conversation_not_found: ['找不到这个会话。', 'This conversation cannot be found.'],
  conversation_taken: ['会话已由其他同事接入。', 'A colleague has already taken this conversation.'],

  answer_not_found: ['找不到这条口径，可能已被删除。', 'This answer cannot be found; it may have been removed.'],
  answer_key_taken: ['编号已被其他口径使用，请换一个。', 'Another answer already uses this key; choose a different one.'],
  answer_changed: ['这条口径刚被他人修改，请重新打开后再保存。', 'Someone has just changed this answer; open it again before saving.'],
  import_not_found: ['找不到这次导入。', 'This import cannot be found.'],
  rule_not_found: ['找不到这条规则，可能已被删除。', 'This rule cannot be found; it may have been removed.'],
  pattern_invalid: ['正则表达式有误。', 'The pattern is not valid.'],
  account_not_found: ['找不到这个公众号。', 'This account cannot be found.'],
  account_exists: ['这个 AppID 已经登记过。', 'This AppID is already registered.'],
  phrase_not_found: ['找不到这条常用语，可能已被删除。', 'This phrase cannot be found; it may have been removed.'],
  unanswered_not_found: ['这个问题已被处理。', 'This question has already been dealt with.'],

  invalid: ['填写内容有误。', 'Something filled in is not right.'],
  http_400: ['请求有误。', 'The request is not right.'],
  http_401: ['登录已过期，请重新登录。', 'Your session has ended; sign in again.'],
  http_403: ['您没有这项权限。', 'You do not have the right to do this.'],
  http_404: ['找不到所请求的内容。', 'What was asked for cannot be found.'],
  http_409: ['内容已被他人修改，请刷新后重试。', 'Someone else has changed this; reload and try again.'],
  http_413: ['文件太大。', 'The file is too large.'],
  http_415: ['不支持这种文件。', 'This kind of file is not supported.'],
  http_422: ['填写内容有误。', 'Something filled in is not right.'],
  http_429: ['操作过于频繁，请稍后再试。', 'Too many requests; wait a moment.'],
  server_error: ['服务器出错，请稍后重试。', 'The server had a problem; try again shortly.'],
  unreachable: ['无法连接服务器，请检查网络。', 'The server cannot be reached; check the network.'],
  unexpected: ['操作未成功，请重试。', 'That did not work; try again.'],
});
