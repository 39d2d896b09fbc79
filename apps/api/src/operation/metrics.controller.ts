import { Controller, Get, Header, Headers } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import { Public } from '../core/access/route-access';
import { Metrics } from './metrics';

@Controller('api/metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  /** Counts for a monitoring system, to whoever brings the token; without one set there is nothing here. */
  @Get()
  @Public()
  @ApiExcludeEndpoint()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('cache-control', 'no-store')
  readMetrics(@Headers('authorization') authorization: string | undefined): Promise<string> {
    return this.metrics.read(authorization);
  }
}
