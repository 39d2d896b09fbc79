import { HttpErrorResponse } from '@angular/common/http';
import { fieldMessage, incomplete, problemOf } from './problem';

const sent = {
  title: 'The 6 marks you pasted were not saved.',
  detail: '5 Hazel’s autumn marks locked at 16:00 today.',
  kept: 'They are still in the grid.',
  todo: 'Ask Mrs Nakamura to open them again.',
  errors: [{ field: 'reviewOn', message: 'The review must be before the group ends.' }],
};

describe('a problem', () => {
  it('says what happened, what was kept, what to do and which field', () => {
    const problem = problemOf(new HttpErrorResponse({ status: 422, error: sent }));
    expect(problem).toEqual({
      status: 422,
      title: sent.title,
      detail: sent.detail,
      kept: sent.kept,
      todo: sent.todo,
      fields: sent.errors,
    });
    expect(fieldMessage(problem, 'reviewOn')).toBe('The review must be before the group ends.');
    expect(fieldMessage(problem, 'name')).toBeNull();
  });

  it('does not name a field as the API does', () => {
    const [wrong] = sent.errors;
    const title = `${wrong?.field}: ${wrong?.message}`;
    const error = new HttpErrorResponse({ status: 400, error: { ...sent, title } });
    expect(problemOf(error).title).toBe('The review must be before the group ends.');
  });

  it('of a form is said before it is sent', () => {
    expect(incomplete([])).toBeNull();
    expect(fieldMessage(incomplete([{ field: 'until', message: 'Choose a day.' }]), 'until')).toBe('Choose a day.');
  });

  it('is read when the call expected no body and got JSON as text', () => {
    expect(problemOf(new HttpErrorResponse({ status: 409, error: JSON.stringify(sent) })).title).toBe(sent.title);
  });

  it('has a plain title when the answer is not ours', () => {
    const problem = problemOf(new HttpErrorResponse({ status: 502, error: '<html>Bad Gateway</html>' }));
    expect(problem.title).toBe('Headway is starting again.');
    expect(problem.fields).toEqual([]);
  });

  it('names the connection when there was no answer', () => {
    expect(problemOf(new HttpErrorResponse({ status: 0 })).title).toBe('Headway cannot be reached.');
  });

  it('leaves a programming error alone', () => {
    const error = new TypeError('x is not a function');
    expect(() => problemOf(error)).toThrow(error);
  });
});
