import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Caller, InSchool } from '../core/access/caller';
import { Permit } from '../core/access/route-access';
import { ChooseMail } from './choose-mail';
import { NoticePageDto, NoticesByMailDto } from './notices.dto';
import { NoticesQueries } from './notices.queries';
import { ReadNotices } from './read-notices';

@ApiTags('notices')
@Controller('api/v1/schools/:schoolId/notices')
export class NoticesController {
  constructor(
    private readonly queries: NoticesQueries,
    private readonly reading: ReadNotices,
    private readonly choosing: ChooseMail,
  ) {}

  /** What waits at one's own bell, newest first. */
  @Get()
  @Permit('school.read')
  listNotices(@InSchool() caller: Caller): Promise<NoticePageDto> {
    return this.queries.mine(caller);
  }

  /** Marks all of them as read. */
  @Post('read')
  @HttpCode(204)
  @Permit('school.read')
  readNotices(@InSchool() caller: Caller): Promise<void> {
    return this.reading.run(caller);
  }

  /** Whether one's own notices come by e-mail too. */
  @Put('by-mail')
  @HttpCode(204)
  @Permit('school.read')
  chooseNoticesByMail(@InSchool() caller: Caller, @Body() { byMail }: NoticesByMailDto): Promise<void> {
    return this.choosing.run(caller, byMail);
  }
}
