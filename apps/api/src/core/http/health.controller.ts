import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '../access/route-access';
import { Database } from '../database/database';

export class HealthDto {
  status!: 'ok';
}

@ApiTags('health')
@Controller('api/health')
export class HealthController {
  constructor(private readonly database: Database) {}

  /** Answers 200 when the process and its database work, 503 when the database is away. */
  @Get()
  @Public()
  async health(): Promise<HealthDto> {
    await this.database.ping();
    return { status: 'ok' };
  }
}
