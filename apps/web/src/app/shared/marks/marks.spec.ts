import { provideRouter } from '@angular/router';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { render } from '../../../testing/render';
import { HiddenNotes, HiddenNumber } from './hidden-number';
import { NameCell } from './name-cell';
import { Places } from './places';
import { SessionsBar } from './sessions-bar';
import { Status, type StatusMark } from './status';
import { type Verdict, VerdictChip } from './verdict';

@Component({
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Status],
  template: `<hw-status mark="none">Nobody yet</hw-status>`,
})
class NobodyYet {}

describe('a status', () => {
  it.each<[StatusMark, string]>([
    ['act', 'act'],
    ['due', 'due'],
    ['good', 'good'],
    ['unclear', 'unclear'],
    ['none', 'act'],
    ['seen', 'unclear'],
  ])('%s has its own shape and the tone %s', (mark, tone) => {
    const status = render(Status, { mark });
    expect(status.one('use').getAttribute('href')).toBe(`/icons.svg#s-${mark}`);
    expect(status.one('.st').classList).toContain(tone);
  });

  it('is said in words beside its shape', () => {
    expect(render(NobodyYet).text()).toBe('Nobody yet');
  });
});

describe('a verdict', () => {
  it.each<[Verdict, string, string]>([
    ['helped', 'Helped', 'good'],
    ['less-progress', 'Less progress', 'act'],
    ['no-difference', 'No difference found', 'plain'],
    ['unclear', 'Unclear', 'unclear'],
    ['few-sessions', 'Too few sessions', 'unclear'],
    ['too-few', 'Too few pupils', 'unclear'],
    ['too-early', 'Too early', 'unclear'],
  ])('%s says "%s" and is %s', (verdict, words, tone) => {
    const chip = render(VerdictChip, { verdict });
    expect(chip.text()).toBe(words);
    expect(chip.one('.chip').classList).toContain(tone);
  });

  it('has seven shapes for its seven words', () => {
    const verdicts: Verdict[] = [
      'helped',
      'less-progress',
      'no-difference',
      'unclear',
      'few-sessions',
      'too-few',
      'too-early',
    ];
    const shapes = verdicts.map((verdict) => render(VerdictChip, { verdict }).one('use').getAttribute('href'));
    expect(new Set(shapes).size).toBe(7);
  });
});

describe('a name', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: [provideRouter([])] }));

  it('stands whole with class and tags, and each tag says its full name', () => {
    const cell = render(NameCell, {
      name: 'Kayleigh-Mae Sutherland-Okoro',
      group: '4 Birch',
      tags: [{ short: 'PP', full: 'Pupil premium' }],
    });
    expect(cell.text()).toBe('Kayleigh-Mae Sutherland-Okoro 4 Birch PP');
    expect(cell.one('abbr').title).toBe('Pupil premium');
    expect(cell.all('a')).toHaveLength(0);
  });

  it('leads to the pupil when there is a page to lead to', () => {
    const cell = render(NameCell, { name: 'Amira Haddad', link: '/pupils/7' });
    expect(cell.one('a').getAttribute('href')).toBe('/pupils/7');
  });
});

describe('places in a group', () => {
  it('are counted in words and drawn as pips', () => {
    const places = render(Places, { taken: 4, places: 6, coming: 1 });
    expect(places.one('[role=img]').getAttribute('aria-label')).toBe('4 of 6 places taken');
    expect(places.all('.f')).toHaveLength(4);
    expect(places.all('.n')).toHaveLength(1);
    expect(places.all('i')).toHaveLength(6);
  });

  it('show every pupil of a group that is over-full', () => {
    expect(render(Places, { taken: 7, places: 6 }).all('.f')).toHaveLength(7);
  });
});

describe('sessions', () => {
  it('are hatched under 80% of the plan and say so', () => {
    const few = render(SessionsBar, { had: 6, planned: 14 });
    expect(few.text()).toBe('6/14 sessions had');
    expect(few.one('.dz i').classList).toContain('lowd');
    expect(few.one('[title]').title).toBe('6 of 14 sessions happened: under 80%');
  });

  it('are plain from 80% on', () => {
    const enough = render(SessionsBar, { had: 8, planned: 10 });
    expect(enough.one('.dz i').classList).not.toContain('lowd');
    expect(enough.one('.dz i').style.width).toBe('80%');
  });

  it('are not called few before any was planned', () => {
    expect(render(SessionsBar, { had: 0, planned: 0 }).one('.dz i').classList).not.toContain('lowd');
  });
});

describe('a hidden number', () => {
  it('says that it is hidden and which note explains it', () => {
    expect(render(HiddenNumber, { note: 2 }).text()).toBe('hidden 2');
  });

  it('has both notes under the table', () => {
    const both = render(HiddenNotes, { notes: new Set([1, 2]) }).text();
    expect(both).toContain('fewer than 6 pupils, counted or left over: it could point to a child.');
    expect(both).toContain('would give a number of the first kind away.');
    expect(render(HiddenNotes, { notes: new Set([1]) }).text()).not.toContain('first kind');
  });
});
