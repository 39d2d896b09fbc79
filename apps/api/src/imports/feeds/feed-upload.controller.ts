import {
  Controller,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  UploadedFile,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { FeedToken } from '../../core/access/route-access';
import { badInput } from '../../core/http/problem.exception';
import { CsvUploadInterceptor, nameOf, type UploadedCsv } from '../csv-upload.interceptor';
import { FeedTokenGuard } from './feed-token.guard';
import { FeedUploadDto } from './feeds.dto';
import { TakeFeedFile } from './take-feed-file';

@ApiTags('imports')
@Controller('api/v1/schools/:schoolId/feeds/:feedId/upload')
export class FeedUploadController {
  constructor(private readonly taking: TakeFeedFile) {}

  /** Takes a file from another system, which shows its token as a bearer; what becomes of it is decided by the queue. */
  @Post()
  @HttpCode(202)
  @FeedToken()
  @UseGuards(FeedTokenGuard)
  @UseInterceptors(CsvUploadInterceptor)
  @ApiBearerAuth()
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  async uploadToFeed(
    @Param('schoolId', ParseIntPipe) schoolId: number,
    @Param('feedId', ParseUUIDPipe) feedId: string,
    @UploadedFile() file: UploadedCsv | undefined,
  ): Promise<FeedUploadDto> {
    if (!file) throw badInput('file', 'Send a file in the field “file”.');
    return { importId: await this.taking.queued(schoolId, feedId, { name: nameOf(file), bytes: file.buffer }) };
  }
}
