import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Caller, InSchool } from '../../core/access/caller';
import { Permit } from '../../core/access/route-access';
import { actorOf } from '../actor';
import { ChangeFeed } from './change-feed';
import { FeedDto, FeedWishDto, NewFeedDto } from './feeds.dto';
import { FeedsQueries } from './feeds.queries';

@ApiTags('imports')
@Controller('api/v1/schools/:schoolId/feeds')
export class FeedsController {
  constructor(
    private readonly queries: FeedsQueries,
    private readonly changing: ChangeFeed,
  ) {}

  /** Feeds of the school, ended ones included. */
  @Get()
  @Permit('imports.run')
  listFeeds(@InSchool() { schoolId }: Caller): Promise<FeedDto[]> {
    return this.queries.list(schoolId);
  }

  /** Sets up a feed. Its token is in the answer, and nowhere later. */
  @Post()
  @Permit('imports.run')
  async addFeed(@InSchool() caller: Caller, @Body() wish: FeedWishDto): Promise<NewFeedDto> {
    const { id, token } = await this.changing.add(caller.schoolId, actorOf(caller), wish);
    return { feed: await this.queries.one(caller.schoolId, id), token };
  }

  /** Changes what its files are and how much is applied without a person. */
  @Put(':feedId')
  @Permit('imports.run')
  async changeFeed(
    @InSchool() caller: Caller,
    @Param('feedId', ParseUUIDPipe) feedId: string,
    @Body() wish: FeedWishDto,
  ): Promise<FeedDto> {
    await this.changing.change(caller.schoolId, actorOf(caller), feedId, wish);
    return this.queries.one(caller.schoolId, feedId);
  }

  /** Gives the feed a new token; the one before ends. */
  @Post(':feedId/token')
  @HttpCode(200)
  @Permit('imports.run')
  async renewFeedToken(
    @InSchool() caller: Caller,
    @Param('feedId', ParseUUIDPipe) feedId: string,
  ): Promise<NewFeedDto> {
    const token = await this.changing.renewToken(caller.schoolId, actorOf(caller), feedId);
    return { feed: await this.queries.one(caller.schoolId, feedId), token };
  }

  /** Ends a feed: its token and its folder are taken notice of no more. */
  @Delete(':feedId')
  @HttpCode(204)
  @Permit('imports.run')
  revokeFeed(@InSchool() caller: Caller, @Param('feedId', ParseUUIDPipe) feedId: string): Promise<void> {
    return this.changing.revoke(caller.schoolId, actorOf(caller), feedId);
  }
}
