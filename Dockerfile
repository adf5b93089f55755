# Salotto in a container: `docker build --tag salotto .`; how to run it is in docs/operate.md.
ARG PYTHON=3.11

FROM python:${PYTHON}-slim AS build
WORKDIR /build
COPY requirements/run.txt requirements/run.txt
RUN python -m venv --without-pip /opt/salotto \
    && python -m pip --quiet --python /opt/salotto/bin/python install --disable-pip-version-check --require-hashes --no-deps --only-binary :all: \
        --requirement requirements/run.txt
COPY bot.py config.example.toml LICENSE /app/
COPY cli /app/cli
COPY cogs /app/cogs
COPY core /app/core
COPY locales /app/locales
COPY metrics /app/metrics
COPY migrations /app/migrations
COPY models /app/models
COPY reports /app/reports
COPY services /app/services
RUN printf '#!/bin/sh\nexec /opt/salotto/bin/python /app/bot.py "$@"\n' > /opt/salotto/bin/salotto \
    && chmod 755 /opt/salotto/bin/salotto \
    && /opt/salotto/bin/python -m compileall -q /app

FROM python:${PYTHON}-slim
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin salotto \
    && install --directory --owner=salotto --mode=700 /data
COPY --from=build /opt/salotto /opt/salotto
COPY --from=build /app /app
ENV PATH=/opt/salotto/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    MPLCONFIGDIR=/tmp/matplotlib \
    SALOTTO_DATABASE__URL=sqlite+aiosqlite:////data/salotto.db \
    SALOTTO_HEALTH__PORT=8080 \
    SALOTTO_LOGS__FORMAT=json
USER salotto
WORKDIR /data
VOLUME /data
HEALTHCHECK --interval=30s --timeout=6s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ['SALOTTO_HEALTH__PORT'] + '/healthz', timeout=5)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["salotto"]
CMD ["run"]
