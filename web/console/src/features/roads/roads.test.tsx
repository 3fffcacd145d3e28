import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Roads } from '../../api/types';
import { setLanguage } from '../../app/i18n/language';
import { fakeServer } from '../../testing/fakeServer';
import { now } from '../../testing/samples';
import { show } from '../../testing/show';
import TrafficPage from './TrafficPage';

const map = { tiles: null, latitude: 30.567, longitude: 114.3, zoom: 11, sketch: { type: 'FeatureCollection', features: [] } };
const roads: Roads = {
  map,
  hasRoads: true,
  at: '2026-11-22T09:58:00+08:00',
  roads: [
    { id: 'tunnel', name: '武汉长江隧道', level: 'jam' },
    { id: 'ring-2', name: '二环线', level: 'smooth' },
    { id: 'erqi', name: '二七长江大桥', level: 'jam' },
  ],
};

function open(body: Roads) {
  fakeServer({ 'GET /api/roads': () => ({ body }), 'GET /api/restrictions': () => ({ body: { home: null, cities: [], holidaysKnownUntil: 2026 } }) });
  show(
    <Routes>
      <Route path="/restrictions/:view?" element={<TrafficPage />} />
    </Routes>,
    { at: '/restrictions' },
  );
  return userEvent.click(screen.getByText('路况'));
}

describe('the roads', () => {
  beforeEach(() => {
    setLanguage('zh');
    vi.spyOn(Date, 'now').mockReturnValue(now);
  });

  it('stand on the map and, worst first, in words', async () => {
    await open(roads);
    expect(await screen.findByRole('group', { name: '路况图' })).toBeInTheDocument();
    const names = screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent);
    expect(names).toEqual(['拥堵 2', '畅通 1']);
    expect(within(screen.getByRole('heading', { name: '拥堵 2' }).parentElement ?? document.body).getAllByRole('listitem')).toHaveLength(2);
    expect(screen.getByText(/^截至/)).toBeInTheDocument();
  });

  it('say how old they are when the department does not answer', async () => {
    await open({ ...roads, at: '2026-11-22T09:20:00+08:00' });
    expect(await screen.findByText(/暂时没有回应，显示的是.*09:20/)).toBeInTheDocument();
  });

  it('say that nothing is known when nothing was kept', async () => {
    await open({ ...roads, at: null, roads: [] });
    expect(await screen.findByText(/暂时看不到路况/)).toBeInTheDocument();
  });

  it('tell an agency without such a department how to get one', async () => {
    await open({ map, hasRoads: false, at: null, roads: [] });
    expect(await screen.findByText('本机构没有路况接口')).toBeInTheDocument();
  });
});
