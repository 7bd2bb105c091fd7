# What libav is configured with for the bundle: every decoder, for recordings come from anywhere;
# the demuxers that decode/demuxers.go allows; the encoders and muxers of overlay/; the filters
# that decode/ and overlay/ name; files and pipes, and no network.
# shellcheck shell=bash disable=SC2034,SC2054

# libav's names for its configure script: mov also reads mp4, m4a, 3gp and mj2.
demuxers=asf,avi,dv,flv,gxf,ivf,lvf,matroska,moflex,mov,mpegps,mpegts,mpegtsraw,mpegvideo,mxf,nsv,nut,nuv,ogg,pva,rm,smjpeg,ty,wtv
demuxers+=,av1,avs2,avs3,cavsvideo,dirac,dnxhd,h261,h263,h264,hevc,ingenient,m4v,mjpeg,mjpeg_2000,obu,vc1,vc1t,yuv4mpegpipe
demuxers+=,apng,gif,ico,image_bmp_pipe,image_dds_pipe,image_dpx_pipe,image_exr_pipe,image_gif_pipe,image_j2k_pipe
demuxers+=,image_jpeg_pipe,image_jpegls_pipe,image_jpegxl_pipe,image_pam_pipe,image_pbm_pipe,image_pcx_pipe,image_pgm_pipe
demuxers+=,image_pgmyuv_pipe,image_png_pipe,image_ppm_pipe,image_qoi_pipe,image_tiff_pipe,image_webp_pipe
demuxers+=,aac,ac3,aiff,amr,ape,au,caf,dts,eac3,flac,mp3,mpc,mpc8,tta,w64,wav,wv
encoders=libx264,libx264rgb,libvpx_vp8,libvpx_vp9,h264_nvenc,hevc_nvenc,ffv1,huffyuv,ffvhuff,utvideo,mpeg2video,mpeg4,mjpeg
encoders+=,prores,prores_aw,prores_ks,dnxhd,dvvideo,png,qtrle,v210,rawvideo,wrapped_avframe
encoders+=,aac,libopus,ac3,alac,flac,pcm_s16le,pcm_s24le,ass,ssa,subrip,srt,movtext,webvtt,text
muxers=matroska,mov,mp4,nut,webm,yuv4mpegpipe
filters=buffer,buffersink,abuffer,abuffersink,null,anull,hflip,vflip,transpose,copy,scale,format,pan,aresample,aformat,asetnsamples

options=(
  --disable-autodetect --disable-everything --disable-programs --disable-doc --disable-debug --disable-network --disable-postproc
  --enable-static --disable-shared --enable-gpl
  --enable-decoders --enable-parsers --enable-bsfs --enable-hwaccels
  "--enable-demuxer=$demuxers" "--enable-encoder=$encoders" "--enable-muxer=$muxers" "--enable-filter=$filters"
  --enable-protocol=file,pipe,fd
  --enable-libx264 --enable-libvpx --enable-libopus --enable-libdav1d --enable-zlib --enable-bzlib
  --enable-ffnvcodec --enable-cuda --enable-cuvid --enable-nvdec --enable-nvenc
)
