import { describe, expect, it } from 'vitest';
import { ApiProblem, problemText } from './problem';

describe('what a refused request says', () => {
  it('is ours for a known code, in the reader’s language, whatever the server wrote', () => {
    const error = ApiProblem.from(409, { code: 'follower_unsubscribed', detail: 'The follower has left.' });
    expect(problemText(error, 'zh')).toContain('对方已取消关注');
    expect(problemText(error, 'en')).toContain('no longer follows');
  });

  it('is the server’s own detail for a code we do not know', () => {
    expect(problemText(ApiProblem.from(422, { code: 'moon_phase_wrong', detail: '月相不对' }), 'zh')).toBe('月相不对');
  });

  it('adds the detail where the code alone does not say which value is wrong', () => {
    expect(problemText(ApiProblem.from(422, { code: 'password_too_weak', detail: '至少要有一个数字。' }), 'zh')).toBe('新密码不符合要求。 至少要有一个数字。');
  });

  it('gathers the field errors of a validation problem', () => {
    const error = ApiProblem.from(400, { errors: { question: ['Question is required.'], text: ['Text is too long.'] } });
    expect(problemText(error, 'en')).toBe('The request is not right. Question is required. Text is too long.');
  });

  it('is true by status when the server sent no code', () => {
    expect(problemText(ApiProblem.from(403, undefined), 'en')).toContain('do not have the right');
    expect(problemText(ApiProblem.from(503, undefined), 'zh')).toContain('服务器出错');
    expect(problemText(new ApiProblem(0, 'unreachable', undefined), 'zh')).toContain('无法连接服务器');
  });

  it('never shows the insides of an unexpected error', () => {
    expect(problemText(new Error('x is undefined'), 'en')).toBe('That did not work; try again.');
  });
});
