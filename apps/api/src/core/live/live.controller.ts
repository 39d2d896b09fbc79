import { Controller, Sse, type MessageEvent } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { interval, map, merge, type Observable } from 'rxjs';
import { InSchool, type Caller } from '../access/caller';
import { Permit } from '../access/route-access';
import { LiveEvents } from './live-events';

/** Often enough that no proxy closes the stream. */
const heartbeatMs = 20_000;

@ApiTags('live')
@Controller('api/v1/schools/:schoolId/events')
export class LiveController {
  constructor(private readonly live: LiveEvents) {}

  /** A stream of what changed in the school: topics and ids, never contents. */
  @Sse()
  @Permit('school.read')
  events(@InSchool() caller: Caller): Observable<MessageEvent> {
    return merge(
      this.live
        .of(caller.schoolId)
        .pipe(
          map((event): MessageEvent =>
            event === 'gap'
              ? { type: 'gap', data: {} }
              : { type: 'changed', data: { topic: event.topic, id: event.id ?? null } },
          ),
        ),
      interval(heartbeatMs).pipe(map((): MessageEvent => ({ type: 'heartbeat', data: {} }))),
    );
  }
}
