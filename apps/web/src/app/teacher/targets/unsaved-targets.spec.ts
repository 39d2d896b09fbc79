import { HttpErrorResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Api } from '@headway/api-client';
import { unsent } from '../../../testing/mark-sheet';
import { settled } from '../../../testing/render';
import { Connection } from '../../core/device/connection';
import { CHANCE } from '../../core/offline/back-off';
import { Session } from '../../core/session/session';
import { NOT_AGREED } from './target-sheet';
import { type UnsavedTarget, UnsavedTargets } from './unsaved-targets';

const target = (pupilId: string, mark: string): UnsavedTarget => ({
  schoolId: 1,
  mark: unsent({ pupilId, mark }),
  agreement: { ...NOT_AGREED, agreedWith: 'the parents' },
});

interface Sent {
  readonly body: { readonly targets: readonly { readonly pupilId: string; readonly mark: string }[] };
}

function open(answer: (sent: Sent['body']['targets']) => Promise<unknown>) {
  const online = signal(true);
  const standing = signal<'in' | 'out'>('in');
  const requests: string[][] = [];
  const saved: string[] = [];
  TestBed.configureTestingModule({
    providers: [
      {
        provide: Api,
        useValue: {
          invoke: (_: unknown, { body }: Sent) => {
            requests.push(body.targets.map(({ pupilId, mark }) => `${pupilId} ${mark}`));
            return answer(body.targets);
          },
        },
      },
      { provide: Session, useValue: { standing } },
      { provide: Connection, useValue: { online } },
      { provide: CHANCE, useValue: () => 0 },
    ],
  });
  const targets = TestBed.inject(UnsavedTargets);
  targets.saved.subscribe((batch) => saved.push(...batch.map(({ mark }) => `${mark.pupilId} ${mark.mark}`)));
  const left = () => targets.targets().map(({ mark }) => [mark.pupilId, mark.refused?.message ?? null]);
  return { targets, online, standing, requests, saved, left };
}

const refused = (status: number, body: object) => Promise.reject(new HttpErrorResponse({ status, error: body }));

describe('targets that are not saved yet', () => {
  it('go out at once and are let go when they are saved', async () => {
    const { targets, requests, saved, left } = open(() => Promise.resolve({}));
    targets.put([target('ash', '28'), target('birch', '30')]);
    expect(left()).toHaveLength(2);
    await settled();
    expect([requests, saved, left()]).toEqual([[['ash 28', 'birch 30']], ['ash 28', 'birch 30'], []]);
  });

  it('that were typed over while they were sent are sent again', async () => {
    let answer: (value: unknown) => void = () => undefined;
    const { targets, requests, left } = open(() => new Promise((resolve) => (answer = resolve)));
    targets.put([target('ash', '28')]);
    targets.put([target('ash', '29')]);
    answer({});
    await settled();
    expect([requests, left()]).toEqual([[['ash 28'], ['ash 29']], [['ash', null]]]);
    answer({});
    await settled();
    expect(left()).toEqual([]);
  });

  it('are refused one by one: the server names which, and the others go in', async () => {
    const { targets, saved, left } = open((sent) =>
      sent.some(({ mark }) => mark === '41')
        ? refused(422, { title: 'Wrong', errors: [{ field: 'targets.1.mark', message: 'From 0 to 40.' }] })
        : Promise.resolve({}),
    );
    targets.put([target('ash', '28'), target('birch', '41'), target('cedar', '30')]);
    await settled();
    expect([saved, left()]).toEqual([['ash 28', 'cedar 30'], [['birch', 'From 0 to 40.']]]);
  });

  it('find out by themselves which one may not be sent', async () => {
    const { targets, saved, left } = open((sent) =>
      sent.some(({ pupilId }) => pupilId === 'birch') ? refused(404, { title: 'Not yours' }) : Promise.resolve({}),
    );
    targets.put([target('ash', '28'), target('birch', '30'), target('cedar', '31')]);
    await settled();
    expect([saved, left()]).toEqual([['ash 28', 'cedar 31'], [['birch', 'Not yours']]]);
  });

  it('wait without a network, and go when it is back', async () => {
    let away = true;
    const { targets, online, saved, left } = open(() => (away ? refused(0, {}) : Promise.resolve({})));
    targets.put([target('ash', '28')]);
    await settled();
    expect([targets.waits(), left()]).toEqual([true, [['ash', null]]]);
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
    online.set(false);
    TestBed.tick();
    away = false;
    online.set(true);
    TestBed.tick();
    await settled();
    expect([targets.waits(), saved, left()]).toEqual([false, ['ash 28'], []]);
  });

  it('are nobody else’s: after a sign-out nothing is left', async () => {
    const { targets, standing, left } = open(() => refused(0, {}));
    targets.put([target('ash', '28')]);
    await settled();
    standing.set('out');
    TestBed.tick();
    expect(left()).toEqual([]);
  });
});
