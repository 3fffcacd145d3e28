import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AgencyMap } from '../../api/types';
import { setLanguage } from '../../app/i18n/language';
import { show } from '../../testing/show';
import CityMap from './CityMap';
import { onMap, wgsOnMap } from './datum';

const sketch = {
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', id: 'bridge', properties: { sort: 'bridge', name: '武汉长江大桥', englishName: 'Yangtze Bridge' }, geometry: { type: 'LineString', coordinates: [[114.28, 30.553], [114.295, 30.545]] } },
    { type: 'Feature', properties: { sort: 'place', name: '武昌', englishName: 'Wuchang' }, geometry: { type: 'Point', coordinates: [114.316, 30.554] } },
  ],
};
const wuhan: AgencyMap = { tiles: null, latitude: 30.567, longitude: 114.3, zoom: 11, sketch };
const points = [
  { key: 'a', latitude: 30.55, longitude: 114.3, label: '第一起' },
  { key: 'b', latitude: 30.6, longitude: 114.33, label: '第二起', tone: 'danger' as const },
];

describe('the map of a city', () => {
  beforeEach(() => setLanguage('zh'));

  it('draws the agency’s own sketch with the names of places where no tiles are configured', async () => {
    show(<CityMap map={wuhan} points={points} label="事故地图" />);
    expect(await screen.findByRole('group', { name: '事故地图' })).toBeVisible();
    expect(screen.getByText('武昌')).toBeInTheDocument();
    expect(document.querySelector('img.leaflet-tile')).toBeNull();
  });

  it('asks for tiles and leaves the sketch out where a tile service is configured', () => {
    show(<CityMap map={{ ...wuhan, tiles: { url: 'https://tiles.example/{z}/{x}/{y}.png', attribution: '© 示例', mostZoom: 17, isGcj: false } }} points={[]} label="地图" />);
    expect(screen.getByText('© 示例')).toBeInTheDocument();
    expect(screen.queryByText('武昌')).toBeNull();
  });

  it('lets people choose a point with the keyboard', async () => {
    const chosen = vi.fn();
    show(<CityMap map={wuhan} points={points} label="事故地图" onSelect={chosen} />);
    const second = await screen.findByRole('button', { name: '第二起' });
    second.focus();
    await userEvent.keyboard('{Enter}');
    expect(chosen).toHaveBeenCalledWith('b');
  });

  it('puts what WeChat sends in GCJ-02 where it lies in WGS-84', () => {
    // The example in the documentation of evil_transform 0.2.0.
    const [latitude, longitude] = onMap({ latitude: 31.278648624428175, longitude: 120.60109998322247 }, false);
    expect(latitude).toBeCloseTo(31.280844, 5);
    expect(longitude).toBeCloseTo(120.596931, 5);
    expect(onMap({ latitude: 39.915669, longitude: 116.410229 }, true)).toEqual([39.915669, 116.410229]);
    const [gcjLatitude, gcjLongitude] = wgsOnMap({ latitude: 31.280844, longitude: 120.596931 }, true);
    expect(gcjLatitude).toBeCloseTo(31.278648624428175, 5);
    expect(gcjLongitude).toBeCloseTo(120.60109998322247, 5);
  });
});
