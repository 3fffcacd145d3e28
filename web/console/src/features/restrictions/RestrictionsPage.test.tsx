import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RestrictedCity, RestrictionMonth, RuleOnDay } from '../../api/types';
import { setLanguage } from '../../app/i18n/language';
import { type Asked, fakeServer } from '../../testing/fakeServer';
import { show } from '../../testing/show';
import { moved, weeksOf } from './months';
import RestrictionsPage from './RestrictionsPage';

const wuhan: RestrictedCity = {
  code: '420100',
  name: '武汉',
  englishName: 'Wuhan',
  local: ['鄂A'],
  rules: [
    { id: 'bridges', scope: ['长江大桥', '江汉桥'], kind: 'parity', windows: ['07:00-22:00'], isConfirmed: true, unconfirmed: ['makeUpDays'], basis: '武公交规〔2019〕104号', from: '2019-01-01', letters: 'lastDigit', newEnergy: 'exempt' },
    { id: 'tunnel', scope: ['长江隧道'], kind: 'dateDigitNeighbours', isConfirmed: true, isEnded: true, from: '2014-01-01' },
  ],
};
const beijing: RestrictedCity = {
  code: '110000',
  name: '北京',
  englishName: 'Beijing',
  local: [],
  rules: [{ id: 'tails', scope: ['五环路以内'], kind: 'weekdayGroups', isConfirmed: false, phases: [{ from: null, to: null, groups: ['50', '16', '27', '38', '49'] }] }],
};

const plain: RuleOnDay = { rule: 'bridges', outcome: null, ground: null, isDoubtful: false, barred: '02468', runs: true };

function monthOf(asked: Asked): { body: RestrictionMonth } {
  const plate = asked.query.get('plate');
  const city = asked.query.get('city') ?? '';
  const rules: RuleOnDay[] =
    city === '110000'
      ? [{ ...plain, rule: 'tails', barred: '05' }]
      : [plate === null ? plain : { ...plain, outcome: 'restricted', ground: 'tail' }, { ...plain, rule: 'tunnel', outcome: plate === null ? null : 'depends', ground: plate === null ? null : 'letter', isDoubtful: true }];
  const fault = plate === '鄂A1' ? { code: 'plate_short', chinese: '号牌少了4位', english: '4 places are missing' } : null;
  return {
    body: {
      city,
      month: asked.query.get('month') ?? '',
      today: '2026-11-22',
      vehicle: fault ? null : plate,
      fault,
      doubt: null,
      days: [
        { date: '2026-11-22', kind: 'restDay', isKnown: true, rules: [] },
        { date: '2026-11-23', kind: 'workingDay', isKnown: true, rules },
      ],
    },
  };
}

describe('the restrictions of a month', () => {
  let asked: Asked[];
  beforeEach(() => {
    setLanguage('zh');
    asked = fakeServer({ 'GET /api/restrictions': () => ({ body: { home: '420100', cities: [wuhan, beijing], holidaysKnownUntil: 2026 } }), 'GET /api/restrictions/month': monthOf });
  });

  it('show the tails of each day, then what they mean for a plate', async () => {
    show(<RestrictionsPage />);
    expect(await screen.findByText('限 0 2 4 6 8')).toBeInTheDocument();
    await userEvent.type(screen.getByRole('textbox', { name: '号牌或尾号' }), '鄂A12344');
    expect(await screen.findByText('按 鄂A12344 判定')).toBeInTheDocument();
    const monday = screen.getByText('23').closest('td');
    expect(monday).toHaveTextContent('23限行长江大桥、江汉桥');
    expect(screen.getByText('22').closest('td')).toHaveAttribute('aria-current', 'date');
    expect(asked.at(-1)?.query.get('plate')).toBe('鄂A12344');
  });

  it('say why a plate cannot be', async () => {
    show(<RestrictionsPage />);
    await userEvent.type(await screen.findByRole('textbox', { name: '号牌或尾号' }), '鄂A1');
    expect(await screen.findByRole('alert')).toHaveTextContent('号牌少了4位');
  });

  it('leave rules of the past out until one is looked at, and mark what is not confirmed', async () => {
    show(<RestrictionsPage />);
    await userEvent.type(await screen.findByRole('textbox', { name: '号牌或尾号' }), 'B');
    await screen.findByText('按 尾号 B 判定');
    expect(screen.queryByText('视情况')).not.toBeInTheDocument();
    const tunnel = screen.getByRole('heading', { name: '长江隧道' }).closest('section');
    expect(tunnel).toHaveTextContent('已废止');
    await userEvent.click(within(tunnel ?? document.body).getByRole('button', { name: '只看这条' }));
    expect(screen.getByText('23').closest('td')).toHaveTextContent('23视情况＊字母前的数字不详');
    expect(screen.getByText('未核实：调休上班日')).toBeInTheDocument();
  });

  it('change with city and month', async () => {
    show(<RestrictionsPage />);
    await screen.findByText('限 0 2 4 6 8');
    await userEvent.click(screen.getByRole('combobox', { name: '城市' }));
    await userEvent.click(await screen.findByTitle('北京'));
    expect(await screen.findByText('限 0 5')).toBeInTheDocument();
    expect(screen.getByText('按星期：5/0 1/6 2/7 3/8 4/9')).toBeInTheDocument();
    const before = asked.at(-1)?.query.get('month') ?? '';
    await userEvent.click(screen.getByRole('button', { name: '下个月' }));
    await screen.findByText('限 0 5');
    expect(asked.at(-1)?.query.get('month')).toBe(moved(before, 1));
  });

  it('are explained when there are none', async () => {
    fakeServer({ 'GET /api/restrictions': () => ({ body: { home: null, cities: [], holidaysKnownUntil: 2026 } }) });
    show(<RestrictionsPage />);
    expect(await screen.findByText('本机构没有限行规则')).toBeInTheDocument();
  });
});

describe('months', () => {
  it('move over the turn of the year', () => {
    expect([moved('2026-12', 1), moved('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
  });

  it('are weeks from Monday to Sunday', () => {
    const days = Array.from({ length: 30 }, (_, day) => ({ date: `2026-11-${String(day + 1).padStart(2, '0')}` }));
    const weeks = weeksOf(days);
    expect(weeks).toHaveLength(6);
    expect(weeks[0]?.map((day) => day?.date)).toEqual([undefined, undefined, undefined, undefined, undefined, undefined, '2026-11-01']);
    expect(weeks[5]?.[0]?.date).toBe('2026-11-30');
  });
});
