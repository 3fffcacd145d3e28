import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImportProgress } from '../../api/types';
import { upload } from '../../app/parts/upload';
import { FakeEventSource } from '../../testing/FakeEventSource';
import { fakeServer } from '../../testing/fakeServer';
import { show } from '../../testing/show';
import { ImportWizard } from './ImportWizard';

vi.mock('../../app/parts/upload', () => ({ upload: vi.fn() }));

const running: ImportProgress = { id: 'i1', state: 'running', dryRun: true, done: 0, total: 2500, added: 0, changed: 0, unchanged: 0, toReview: 0, errors: [] };

function serve(first: ImportProgress = running) {
  const sent = vi.mocked(upload);
  sent.mockImplementation((_address, form) => Promise.resolve({ id: form.get('dryRun') === 'true' ? 'i1' : 'i2' }));
  fakeServer({ 'GET /api/answers/imports/i1': () => ({ body: first }), 'GET /api/answers/imports/i2': () => ({ body: { ...running, id: 'i2' } }) });
  return sent;
}

async function choose() {
  const picker = document.querySelector<HTMLInputElement>('input[type=file]');
  if (!picker) throw new Error('no file picker');
  await userEvent.upload(picker, new File(['key,question\n'], 'answers.csv', { type: 'text/csv' }));
}

describe('importing answers', () => {
  beforeEach(() => {
    vi.mocked(upload).mockReset();
  });

  it('checks first, shows how far it is, and imports only when told to', async () => {
    const sent = serve();
    show(<ImportWizard onClose={() => undefined} />);
    await choose();
    expect(await screen.findByText('0 / 2500 行')).toBeInTheDocument();
    act(() => FakeEventSource.last.push('import', { ...running, done: 1200 }));
    expect(await screen.findByText('1200 / 2500 行')).toBeInTheDocument();
    act(() => FakeEventSource.last.push('import', { ...running, state: 'done', done: 2500, added: 2400, unchanged: 100 }));
    expect(await screen.findByText('检查通过，尚未写入')).toBeInTheDocument();
    expect(sent).toHaveBeenCalledTimes(1);

    await userEvent.click(screen.getByRole('button', { name: '确认导入' }));
    expect(await screen.findByText('0 / 2500 行')).toBeInTheDocument();
    expect(sent.mock.calls[1]?.[1].get('dryRun')).toBe('false');
    act(() => FakeEventSource.last.push('import', { ...running, id: 'i2', state: 'done', done: 2500, added: 2400 }));
    expect(await screen.findByText('导入完成')).toBeInTheDocument();
  });

  it('lists every bad row and offers no import', async () => {
    serve({ ...running, state: 'rejected', done: 2500, errors: [{ line: 17, column: 'expires_at', message: '日期应为 yyyy-MM-dd' }] });
    show(<ImportWizard onClose={() => undefined} />);
    await choose();
    expect(await screen.findByText('有 1 处错误，未写入任何内容')).toBeInTheDocument();
    expect(screen.getByText('17')).toBeInTheDocument();
    expect(screen.getByText('日期应为 yyyy-MM-dd')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '确认导入' })).not.toBeInTheDocument();
  });

  it('does not offer an import that would change nothing', async () => {
    serve({ ...running, state: 'done', done: 2500, unchanged: 2500 });
    show(<ImportWizard onClose={() => undefined} />);
    await choose();
    expect(await screen.findByText('没有需要更新的内容')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: '确认导入' })).not.toBeInTheDocument();
  });
});
