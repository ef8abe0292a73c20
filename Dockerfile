# Several stages: what is needed to build the wheel never reaches the image that runs. No stage has a compiler:
# every locked requirement comes as a wheel, and --only-binary stops the build the day that one does not.

FROM python:3.12-slim AS base
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore

FROM base AS requirements
COPY requirements/run.txt /build/requirements/run.txt
RUN python -m venv /opt/crosscheck \
 && /opt/crosscheck/bin/pip install --require-hashes --only-binary=:all: -r /build/requirements/run.txt

FROM requirements AS builder
WORKDIR /build
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY sources sources
# The lock file names the build backend too, so the build is not isolated and fetches nothing. Afterwards what only
# builds or installs is taken out again.
RUN /opt/crosscheck/bin/pip wheel --no-deps --no-build-isolation --wheel-dir dist . \
 && /opt/crosscheck/bin/pip install --no-deps dist/crosscheck-*.whl \
 && /opt/crosscheck/bin/pip uninstall --yes hatchling editables pathspec pluggy tomlkit trove-classifiers pip

FROM python:3.12-slim
RUN groupadd --gid 10001 crosscheck \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin crosscheck \
 && install --directory --owner=10001 --group=10001 --mode=0750 /data
COPY --from=builder /opt/crosscheck /opt/crosscheck
ENV PATH=/opt/crosscheck/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    CROSSCHECK_DATABASE_URL=sqlite:////data/crosscheck.db \
    CROSSCHECK_HEALTH_PORT=8080
USER 10001:10001
WORKDIR /data
VOLUME /data
# The port is open inside the container alone (127.0.0.1). 503 says what is wrong, and urlopen raises on it: exit code 1.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as r; r.build_opener(r.ProxyHandler({})).open('http://127.0.0.1:' + os.environ['CROSSCHECK_HEALTH_PORT'] + '/health', timeout=4)"]
ENTRYPOINT ["crosscheck"]
CMD ["run"]
