import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { AppointmentDay, Booking } from '../../api/types';
import { dayOf } from '../../app/time/format';
import { FakeEventSource } from '../../testing/FakeEventSource';
import { fakeServer, problem } from '../../testing/fakeServer';
import { staffWith } from '../../testing/samples';
import { show } from '../../testing/show';
import AppointmentsPage from './AppointmentsPage';
import { CitizenBookings } from './CitizenBookings';

const offer = { key: 'window', title: '身份证办理', englishTitle: null, department: null, place: '二楼', slotMinutes: 60, capacity: 2, hasWaitlist: true, screen: '/screen/a/window' };
const booking: Booking = {
  id: 'b1',
  conversationId: 'c1',
  offer: 'window',
  title: '身份证办理',
  place: '二楼',
  number: '04821-93755',
  name: '李*',
  state: 'booked',
  startsAt: '2026-11-23T09:00:00+08:00',
  endsAt: '2026-11-23T10:00:00+08:00',
  bookedAt: '2026-11-20T10:00:00+08:00',
  endedAt: null,
  endedBy: null,
  endReason: null,
  checkedInAt: null,
  ticket: null,
  calledAt: null,
  window: null,
  untold: true,
};
const slot = { startsAt: booking.startsAt, endsAt: booking.endsAt, capacity: 2, taken: 1, waiting: 1, blocked: null, bookings: [booking] };
const day: AppointmentDay = { offer, day: '2026-11-23', isWorkingDay: true, slots: [slot], waiting: 3 };
const here: Booking = { ...booking, state: 'checkedIn', ticket: 7 };

function serve(more: Parameters<typeof fakeServer>[0] = {}) {
  return fakeServer({
    'GET /api/appointments/offers': () => ({ body: [offer] }),
    'GET /api/appointments/offers/window/day': () => ({ body: day }),
    ...more,
  });
}

const lead = staffWith('readConversations', 'answerCitizens', 'leadDesk');

describe('a day of appointments', () => {
  it('shows slots with their seats, who comes, and cancels for a reason', async () => {
    const asked = serve({ 'POST /api/appointments/bookings/b1/cancel': () => ({ status: 204 }) });
    show(<AppointmentsPage />, { staff: lead });
    const row = await screen.findByRole('row', { name: /09:00–10:00/ });
    expect(row).toHaveTextContent('1 / 2');
    expect(row).toHaveTextContent('1 人');
    await userEvent.click(row);
    expect(await screen.findByText('提醒未送达')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '取消预约' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('取消 李* 的预约');
    await userEvent.type(within(dialog).getByLabelText('原因'), '设备检修{Enter}');
    expect(await screen.findByText('已取消，市民会收到通知')).toBeInTheDocument();
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({ reason: '设备检修' });
  });

  it('closes a slot, with or without what is booked in it', async () => {
    const asked = serve({ 'POST /api/appointments/offers/window/block': () => ({ body: { slots: 1, cancelled: 1 } }) });
    show(<AppointmentsPage />, { staff: lead });
    await userEvent.click(await screen.findByRole('button', { name: '停号' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('checkbox'));
    await userEvent.type(within(dialog).getByLabelText('原因'), '停电{Enter}');
    expect(await screen.findByText('已停号，取消了 1 个预约')).toBeInTheDocument();
    expect(asked.find(({ method }) => method === 'POST')?.body).toMatchObject({ startsAt: slot.startsAt, reason: '停电', cancelsBookings: true });
  });

  it('is read anew when somebody books elsewhere', async () => {
    let taken = 1;
    serve({ 'GET /api/appointments/offers/window/day': () => ({ body: { ...day, slots: [{ ...slot, taken }] } }) });
    show(<AppointmentsPage />, { staff: lead });
    await screen.findByText('1 / 2');
    taken = 2;
    act(() => FakeEventSource.last.push('appointments', {}));
    expect(await screen.findByText('2 / 2', {}, { timeout: 3000 })).toBeInTheDocument();
  });
});

describe('another day', () => {
  it('is waited for before anything is closed: what stands there meanwhile is of the day before', async () => {
    let answer: () => void = () => undefined;
    const waited = new Promise<void>((resolve) => (answer = resolve));
    const first = dayOf(Date.now());
    const asked = serve({
      'GET /api/appointments/offers/window/day': async ({ query }) => {
        const asksFor = query.get('day') ?? '';
        if (asksFor !== first) await waited;
        return { body: { ...day, day: asksFor, slots: [{ ...slot, taken: asksFor === first ? 1 : 2 }] } };
      },
      'POST /api/appointments/offers/window/block': () => problem(404, 'appointment_no_slot'),
    });
    show(<AppointmentsPage />, { staff: lead });
    await screen.findByText('1 / 2');
    await userEvent.click(screen.getByRole('button', { name: '后一天' }));
    expect(screen.getByRole('button', { name: '停号' })).toBeDisabled();
    expect(screen.getByRole('button', { name: '全天停号' })).toBeDisabled();
    expect(screen.getByRole('button', { name: '叫下一位' })).toBeDisabled();
    act(() => answer());
    await screen.findByText('2 / 2');
    await userEvent.click(screen.getByRole('button', { name: '停号' }));
    await userEvent.type(await screen.findByLabelText('原因'), '停电{Enter}');
    expect(await screen.findByText(/这个时段已不在这一天的号源里/)).toBeInTheDocument();
    const days = asked.filter(({ path }) => path.endsWith('/day')).map(({ query }) => query.get('day'));
    expect(asked.find(({ method }) => method === 'POST')?.body).toMatchObject({ day: days.at(-1), startsAt: slot.startsAt });
  });
});

describe('the counter', () => {
  it('checks in by code, and somebody who is late only when told to', async () => {
    let late = true;
    const asked = serve({
      'POST /api/appointments/check-in': ({ body }) => (late && !(body as { evenIfLate: boolean }).evenIfLate ? problem(409, 'appointment_too_late') : { body: { booking: here, name: '李明' } }),
    });
    show(<AppointmentsPage />, { staff: lead });
    await userEvent.type(await screen.findByLabelText('扫码或输入预约码'), 'KX7Q-4TZ9-2FPM{Enter}');
    expect(await screen.findByText(/已过报到时间/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '仍然办理报到' }));
    expect(await screen.findByText('李明，排队号 007')).toBeInTheDocument();
    late = false;
    expect(asked.at(-1)).toBeDefined();
    expect(asked.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
      { code: 'KX7Q-4TZ9-2FPM', evenIfLate: false },
      { code: 'KX7Q-4TZ9-2FPM', evenIfLate: true },
    ]);
  });

  it('calls the next number to a window', async () => {
    const asked = serve({ 'POST /api/appointments/offers/window/call': () => ({ body: { booking: { ...here, state: 'called', window: '2号窗口' }, name: '李明' } }) });
    show(<AppointmentsPage />, { staff: lead });
    await userEvent.type(await screen.findByLabelText('窗口'), '2号窗口');
    await userEvent.click(screen.getByRole('button', { name: '叫下一位' }));
    expect(await screen.findByRole('status')).toHaveTextContent('请 007 号到2号窗口（李明）');
    expect(screen.getByRole('link', { name: '打开叫号屏' })).toHaveAttribute('href', '/screen/a/window');
    await userEvent.click(screen.getByRole('button', { name: '叫下一位' }));
    const calls = () => asked.filter(({ path }) => path.endsWith('/call')).map(({ body }) => body);
    await waitFor(() => expect(calls()).toHaveLength(2));
    // What was seen is told, so that a call whose answer was lost passes nobody over.
    expect(calls()).toEqual([
      { window: '2号窗口', seen: 0 },
      { window: '2号窗口', seen: 7 },
    ]);
  });

  it('takes the next code before the last is answered, and shows what came of each, newest first', async () => {
    const answers: (() => void)[] = [];
    serve({
      'POST /api/appointments/check-in': ({ body }) => {
        const { code } = body as { code: string };
        return new Promise((resolve) => answers.push(() => resolve(code === 'A' ? { body: { booking: here, name: '李明' } } : problem(404, 'appointment_code_unknown'))));
      },
    });
    show(<AppointmentsPage />, { staff: lead });
    await userEvent.type(await screen.findByLabelText('扫码或输入预约码'), 'A{Enter}B{Enter}');
    const results = await screen.findByRole('list', { name: '刚扫的码，新的在前' });
    expect(within(results).getAllByRole('listitem').map((one) => one.textContent)).toEqual(['B 正在报到……', 'A 正在报到……']);
    await waitFor(() => expect(answers).toHaveLength(2));
    act(() => answers.forEach((answer) => answer()));
    expect(await within(results).findByText('李明，排队号 007')).toBeInTheDocument();
    const [newest, before] = within(results).getAllByRole('listitem');
    expect(newest).toHaveTextContent(/没有这个预约码.*B$/);
    expect(before).toHaveTextContent('李明，排队号 007');
    expect(within(results).getAllByRole('alert')).toHaveLength(2);
  });
});

describe('beside the chat', () => {
  it('stands what the citizen booked and waits for', async () => {
    const wait = { id: 'w1', title: '不动产登记', startsAt: booking.startsAt, endsAt: booking.endsAt, offerUntil: null };
    fakeServer({ 'GET /api/appointments/of/c1': () => ({ body: { bookings: [booking], waits: [wait] } }) });
    show(<CitizenBookings conversationId="c1" />);
    const own = await screen.findByRole('region', { name: '预约' });
    expect(own).toHaveTextContent('身份证办理');
    expect(own).toHaveTextContent('二楼 · 04821-93755');
    expect(own).toHaveTextContent('候补中');
  });
});
