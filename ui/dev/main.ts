// The screens on a fake station: `?mood=lost&theme=dark&language=ar-XB&scale=150&demo=0`.
import { replaceHost } from '../src/ipc/host';
import { FakeStation, type Mood } from './station';

const asked = new URLSearchParams(location.search);
const station = new FakeStation({
  mood: (asked.get('mood') ?? 'day') as Mood,
  theme: asked.get('theme') ?? 'light',
  language: asked.get('language') ?? 'en',
  scale: Number(asked.get('scale') ?? 100),
  isDemo: asked.get('demo') !== '0',
});
replaceHost(station);
Object.assign(globalThis, { station });
await import('../src/main');
