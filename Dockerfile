FROM debian:bookworm-slim AS build
WORKDIR /src
# Before the sources: a change in them does not install the compiler again.
COPY dev ./
COPY packages packages
RUN ./dev install build
COPY . .
RUN ./dev build \
 && cmake --install build/release --component program --strip --prefix /out/usr/local

FROM debian:bookworm-slim
COPY packages/image.txt /tmp/
RUN apt-get update \
 && xargs apt-get install -y --no-install-recommends < /tmp/image.txt \
 && rm -rf /tmp/image.txt /var/lib/apt/lists/* /var/cache/apt/* \
 && useradd --system --no-create-home --uid 407 proxy407
COPY --from=build /out /
USER proxy407
EXPOSE 3128 4407
# For the health check, whatever scenario is served: on the loopback of the container.
ENV PROXY407_ADMIN_PORT=4407
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s CMD ["proxy407", "health"]
# Inside a container 127.0.0.1 is reachable from nowhere else.
ENTRYPOINT ["proxy407"]
CMD ["serve", "--address", "0.0.0.0"]
