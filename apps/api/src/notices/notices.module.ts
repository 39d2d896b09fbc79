import { Module } from '@nestjs/common';
import { ChooseMail } from './choose-mail';
import { MailNoticesJob } from './mail-notices.job';
import { MailServer } from './mail-server';
import { NoticesController } from './notices.controller';
import { NoticesQueries } from './notices.queries';
import { ReadNotices } from './read-notices';

@Module({
  controllers: [NoticesController],
  providers: [ChooseMail, MailNoticesJob, MailServer, NoticesQueries, ReadNotices],
})
export class NoticesModule {}
