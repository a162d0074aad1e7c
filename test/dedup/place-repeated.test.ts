import { describe, expect, it } from 'vitest';
import { placesOf, repeatedNeedKeys, senderOf } from '../../src/dedup/need-keys.ts';
import { placeRepeated, type Said } from '../../src/dedup/place-repeated.ts';

const noon = Date.UTC(2026, 4, 4, 12);

function said(words: string, seconds: number): Said {
  return { words, at: new Date(noon + seconds * 1000), reference: `RG-${seconds}` };
}

describe('the same words of one sender for one medicine', () => {
  it.each([
    ['a moment later', said('losartan refill now', 1), 1],
    ['a moment earlier, worked later', said('losartan refill now', -4), 4],
    ['two minutes later', said('losartan refill now', 120), 120],
    ['written with other marks and capitals', said(' Losartan refill, NOW!', 3), 3],
    ['more than two minutes later', said('losartan refill now', 121), null],
    ['in other words', said('losartan refill please', 1), null],
  ])('%s', (_, arrival, secondsApart) => {
    const placed = placeRepeated(arrival, [{ ticketId: 'a', said: [said('losartan refill now', 0)] }]);
    expect(placed?.secondsApart ?? null).toBe(secondsApart);
  });

  it('that fit two tickets belong to the older one', () => {
    const open = ['b', 'a'].map((ticketId) => ({ ticketId, said: [said('refill', 0)] }));
    expect(placeRepeated(said('refill', 9), open)).toEqual({
      ticketId: 'a',
      secondsApart: 9,
      reference: 'RG-0',
    });
  });
});

describe('the key of a need of which nobody says whose it is', () => {
  const losartan = { prescriptionId: null, drugName: 'losartan', strength: null, text: 'losartan' };
  function keysAt(seconds: number, sender: string | null = '+14155550170', medicine = losartan) {
    return repeatedNeedKeys(sender, medicine, new Date(noon + seconds * 1000));
  }

  it.each([0, 1, 59, 60, 119, 120])('is found by what comes %s seconds later', (seconds) => {
    for (const start of [0, 30, 59]) {
      const [key = ''] = keysAt(start);
      expect(keysAt(start + seconds).flatMap(placesOf)).toContain(key);
    }
  });

  it('is its own first place, under the lock of the sender', () => {
    const [key = ''] = keysAt(0);
    expect(placesOf(key)[0]).toBe(key);
    expect(senderOf(key)).toBe('+14155550170');
  });

  it('is another for another sender or medicine, and none for a withheld number', () => {
    expect(keysAt(0, '+14155550171')).not.toEqual(keysAt(0));
    expect(keysAt(0, '+14155550170', { ...losartan, drugName: 'lisinopril' })).not.toEqual(keysAt(0));
    expect(keysAt(0, null)).toEqual([]);
  });
});
