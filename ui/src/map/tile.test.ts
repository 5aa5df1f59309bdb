import { describe, expect, it } from 'vitest';
import { cutTo } from './measure';
import { layTile, TEXT_MIN, type Tile } from './tile';

const WORDS = {
  name: 'Receiving',
  count: '38',
  share: '38/40',
  markCount: '2',
  mayName: true,
  mayCount: true,
};

function inside(tile: Tile, w: number, h: number): void {
  for (const part of [tile.name, tile.count, tile.share, tile.markCount]) {
    if (part === null) continue;
    expect(part.size).toBeGreaterThanOrEqual(TEXT_MIN);
    expect(part.x).toBeGreaterThanOrEqual(0);
    expect(part.y).toBeLessThanOrEqual(h);
    expect(part.y - part.size * 0.8).toBeGreaterThanOrEqual(0);
  }
  if (tile.bar !== null) expect(tile.bar.x + tile.bar.w).toBeLessThanOrEqual(w);
}

describe('tile', () => {
  it('says everything when there is room', () => {
    const tile = layTile({ x: 0, y: 0, w: 260, h: 160 }, WORDS, 1);
    expect(tile.name?.text).toBe('Receiving');
    expect(tile.count?.size).toBe(48);
    expect(tile.share?.text).toBe('38/40');
    expect(tile.markCount?.text).toBe('2');
    expect(tile.mark).not.toBeNull();
  });

  it.each([
    [260, 160],
    [130, 95],
    [80, 70],
    [44, 56],
    [30, 30],
    [16, 14],
  ])('never leaves a tile of %i by %i', (w, h) => {
    inside(layTile({ x: 0, y: 0, w, h }, WORDS, 1), w, h);
  });

  it('shows the worst mark at every size that can be pressed', () => {
    for (const w of [400, 120, 60, 30, 16]) {
      expect(layTile({ x: 0, y: 0, w, h: w }, WORDS, 1).mark).not.toBeNull();
    }
  });

  it('has no mark when all is well', () => {
    expect(layTile({ x: 0, y: 0, w: 200, h: 200 }, { ...WORDS, markCount: null }, 1).mark).toBeNull();
  });

  it('does what the station says about labels', () => {
    const tile = layTile({ x: 0, y: 0, w: 200, h: 200 }, { ...WORDS, mayName: false, mayCount: false }, 1);
    expect(tile.name).toBeNull();
    expect(tile.count).toBeNull();
  });

  it('says less when texts are twice as large', () => {
    expect(layTile({ x: 0, y: 0, w: 200, h: 140 }, WORDS, 2).count?.size).toBe(48);
    expect(layTile({ x: 0, y: 0, w: 200, h: 140 }, WORDS, 1).count?.size).toBe(48);
    expect(layTile({ x: 0, y: 0, w: 100, h: 140 }, WORDS, 2).share).toBeNull();
  });

  it('cuts long names and leaves short ones', () => {
    expect(cutTo('Receiving', 20, 500)).toBe('Receiving');
    expect(cutTo('Receiving', 20, 70)).toMatch(/^Rec.*…$/);
    expect(cutTo('Receiving', 20, 20)).toBe('');
  });
});
